package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Agreement;
import org.entente.identity.AgreementHistory;
import org.entente.identity.AgreementRegister;
import org.entente.kernel.Problem;
import org.entente.kernel.RorId;

/** Agreements for those whose organisation is named in them, and for who keeps the register. */
@Path("/api/v1/agreements")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
public class AgreementResource {
  private final AgreementRegister register;
  private final Actors actors;
  private final Clock clock;

  AgreementResource(AgreementRegister register, Actors actors, Clock clock) {
    this.register = register;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * @param counting the version that counts now; left out where none has begun
   * @param versions the one registered last first
   * @param missing parties of the version that counts on whose behalf nobody accepted it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Whole(
      String id,
      String counting,
      boolean inForce,
      List<AgreementJson> versions,
      List<RorId> missing) {}

  @GET
  @Operation(summary = "The agreements you may know of, each as it counts now")
  public Map<String, Object> list() {
    Instant now = clock.instant();
    return Map.of(
        "items",
        register.list(actors.current()).stream()
            .map(history -> AgreementJson.of(history.shownAt(now)))
            .toList());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One agreement with all its versions, and which parties have yet to accept")
  public Whole read(@PathParam("id") String id) {
    Actor reader = actors.current();
    Instant now = clock.instant();
    AgreementHistory history = register.find(reader, id).orElseThrow(Problem::notFound);
    Optional<Agreement> counting = history.countingAt(now);
    return new Whole(
        history.id(),
        counting.map(Agreement::version).orElse(null),
        history.inForceAt(now).isPresent(),
        history.versions().stream().map(AgreementJson::of).toList(),
        register.missing(reader, history.shownAt(now)));
  }

  @PUT
  @Path("/{id}")
  @Operation(summary = "Registers a version; for the programme office. Repeating changes nothing")
  public AgreementJson put(@PathParam("id") String id, @NotNull @Valid AgreementJson agreement) {
    Agreement version = RegisterProblems.checked(() -> agreement.toAgreement(id));
    Actor registrar = actors.current();
    RegisterProblems.orThrow(register.register(registrar, version));
    return AgreementJson.of(
        register.find(registrar, id).flatMap(it -> it.holding(version)).orElse(version));
  }

  @GET
  @Path("/{id}/acceptances")
  @Operation(summary = "Who accepted which version; of persons only those you answer for")
  public Map<String, Object> acceptances(@PathParam("id") String id) {
    Actor reader = actors.current();
    var _ = register.find(reader, id).orElseThrow(Problem::notFound);
    return Map.of(
        "items", register.acceptances(reader, id).stream().map(AcceptanceJson::of).toList());
  }

  @POST
  @Path("/{id}/acceptances")
  @Operation(summary = "Accepts a version, for yourself or for your organisation")
  public Map<String, Object> accept(
      @PathParam("id") String id, @NotNull @Valid AcceptanceJson.Sent sent) {
    Actor actor = actors.current();
    RegisterProblems.orThrow(
        register.accept(
            actor,
            id,
            sent.version(),
            Optional.ofNullable(sent.onBehalfOf()),
            Optional.ofNullable(sent.evidence()).filter(text -> !text.isBlank())));
    return acceptances(id);
  }
}
