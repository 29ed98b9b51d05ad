package org.entente.identity.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.http.Caller;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Registrar;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/** The registers of facts and agreements, for administrators. */
@Path("/api/v1")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegisterResource {
  private final Registrar registrar;
  private final Caller caller;
  private final Actors actors;
  private final Clock clock;
  private final String issuer;

  RegisterResource(
      Registrar registrar,
      Caller caller,
      Actors actors,
      Clock clock,
      @ConfigProperty(name = "entente.oidc.issuer") String issuer) {
    this.registrar = registrar;
    this.caller = caller;
    this.actors = actors;
    this.clock = clock;
    this.issuer = issuer;
  }

  /** What a load says, all of it or nothing; either list may be left out. */
  record Load(
      @Size(max = 1_000) List<@NotNull @Valid AgreementJson> agreements,
      @Size(max = 10_000) List<@NotNull @Valid FactJson> facts) {}

  /**
   * @param registered how many said something new
   */
  record Loaded(int registered, int unchanged) {}

  /** Registers facts, and agreements with them; repeating it changes nothing. */
  @PUT
  @Path("/facts")
  @Transactional
  public Loaded load(@NotNull @Valid Load load) {
    demandPerson();
    int registered = 0;
    int all = 0;
    for (AgreementJson each :
        load.agreements() == null ? List.<AgreementJson>of() : load.agreements()) {
      all++;
      if (registrar.register(checked(() -> each.toAgreement(null)), caller.ref())) {
        registered++;
      }
    }
    for (FactJson each : load.facts() == null ? List.<FactJson>of() : load.facts()) {
      all++;
      RegisteredFact fact = checked(() -> each.toFact(issuer, caller.ref(), clock.instant()));
      demandAnother(fact);
      if (registrar.register(fact, caller.ref())) {
        registered++;
      }
    }
    return new Loaded(registered, all - registered);
  }

  @GET
  @Path("/facts")
  public Map<String, Object> facts(@QueryParam("actor") String actor) {
    demandPerson();
    if (actor == null || actor.isBlank()) {
      throw new Problem(ProblemType.INVALID, "Say whose facts: `actor`.", Map.of("field", "actor"));
    }
    String actorId = checked(() -> FactJson.actorId(issuer, actor));
    return Map.of(
        "items", registrar.factsOf(actorId).stream().map(KnownFactJson::forAdministrator).toList());
  }

  @PUT
  @Path("/agreements/{id}")
  public AgreementJson put(@PathParam("id") String id, @NotNull @Valid AgreementJson agreement) {
    demandPerson();
    var registered = checked(() -> agreement.toAgreement(id));
    registrar.register(registered, caller.ref());
    return AgreementJson.of(registered);
  }

  @GET
  @Path("/agreements")
  public Map<String, Object> agreements() {
    demandPerson();
    return Map.of("items", registrar.agreements().stream().map(AgreementJson::of).toList());
  }

  private void demandPerson() {
    if (actors.current().kind() == ActorKind.AI_AGENT) {
      throw new Problem(
          ProblemType.FORBIDDEN,
          "The registers are not for software that acts for a person; sign in yourself.");
    }
  }

  /** What is registered of a person opens data to them, so they cannot say it themselves. */
  private void demandAnother(RegisteredFact fact) {
    if (fact.actorId().equals(caller.ref().id())) {
      throw new Problem(
          ProblemType.FORBIDDEN,
          "Nobody registers facts about themselves; ask another administrator.");
    }
  }

  /** The domain's types refuse what they cannot hold, in words meant for the sender. */
  private static <T> T checked(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException refused) {
      throw new Problem(ProblemType.INVALID, refused.getMessage());
    }
  }
}
