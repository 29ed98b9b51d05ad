package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.AgreementRegister;
import org.entente.identity.RegisterEntry;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Registrar;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/** The register of facts, for the offices that assert them and for administrators. */
@Path("/api/v1/facts")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class RegisterResource {
  private final Registrar registrar;
  private final AgreementRegister agreements;
  private final FactListing listing;
  private final Actors actors;
  private final Clock clock;
  private final String issuer;

  RegisterResource(
      Registrar registrar,
      AgreementRegister agreements,
      FactListing listing,
      Actors actors,
      Clock clock,
      @ConfigProperty(name = "entente.oidc.issuer") String issuer) {
    this.registrar = registrar;
    this.agreements = agreements;
    this.listing = listing;
    this.actors = actors;
    this.clock = clock;
    this.issuer = issuer;
  }

  /** What a load says, all of it or nothing; either list may be left out. */
  record Load(
      @Size(max = 1_000) List<@NotNull @Valid AgreementJson> agreements,
      @Size(max = 10_000) List<@NotNull @Valid FactJson> facts) {
    Load {
      agreements = agreements == null ? List.of() : agreements;
      facts = facts == null ? List.of() : facts;
    }
  }

  /**
   * @param registered how many said something new
   */
  record Loaded(int registered, int unchanged) {}

  /**
   * @param next a cursor; left out on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<EntryJson> items, String next) {}

  /** Why a statement is taken back; it may tell the value. */
  record Reason(@NotNull @Size(max = 500) String reason) {
    @Override
    public String toString() {
      return "Reason[not printed]";
    }
  }

  @PUT
  @Transactional
  @Operation(summary = "Registers facts, and agreements with them; repeating it changes nothing")
  public Loaded load(@NotNull @Valid Load load) {
    Actor registrant = registrant();
    int registered = 0;
    for (AgreementJson each : load.agreements()) {
      var agreement = RegisterProblems.checked(() -> each.toAgreement(null));
      registered += RegisterProblems.orThrow(agreements.register(registrant, agreement)) ? 1 : 0;
    }
    for (FactJson each : load.facts()) {
      RegisteredFact fact =
          RegisterProblems.checked(() -> each.toFact(issuer, registrant.ref(), clock.instant()));
      registered += RegisterProblems.orThrow(registrar.register(registrant, fact)) ? 1 : 0;
    }
    return new Loaded(registered, load.agreements().size() + load.facts().size() - registered);
  }

  @GET
  @Operation(
      summary =
          "What stands on record and you may see, soonest to expire first; by actor, attribute,"
              + " organisation, expiringWithin (a duration such as P30D)")
  public Page facts(
      @QueryParam("actor") String actor,
      @QueryParam("attribute") String attribute,
      @QueryParam("organisation") String organisation,
      @QueryParam("expiringWithin") String expiringWithin,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    return listing.page(
        registrant(),
        new FactListing.Asked(actor, attribute, organisation, expiringWithin, limit, cursor));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One statement, and all that was ever said of the same")
  public Page history(@PathParam("id") long id) {
    Actor reader = registrant();
    RegisterEntry entry = registrar.find(reader, id).orElseThrow(Problem::notFound);
    return new Page(
        registrar.history(reader, entry.actorId(), entry.attribute()).stream()
            .map(EntryJson::of)
            .toList(),
        null);
  }

  @POST
  @Path("/{id}/withdraw")
  @Operation(summary = "Takes a statement back, with a reason; effective at once")
  public EntryJson withdraw(@PathParam("id") long id, @NotNull @Valid Reason reason) {
    Actor registrant = registrant();
    RegisterProblems.orThrow(registrar.withdraw(registrant, id, reason.reason()));
    return EntryJson.of(registrar.find(registrant, id).orElseThrow(Problem::notFound));
  }

  private Actor registrant() {
    Actor actor = actors.current();
    if (!registrar.isFor(actor)) {
      throw new Problem(
          ProblemType.FORBIDDEN,
          "The register of facts is for the offices that assert them, in person.");
    }
    return actor;
  }
}
