package org.entente.policy.rest;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.Bundle;
import org.entente.policy.Bundles;
import org.entente.policy.Decisions;

/** Which rules are in force, by the hash that every decision names. */
@Path("/api/v1/policies")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {
  private final Decisions decisions;
  private final Bundles bundles;
  private final Actors actors;

  PolicyResource(Decisions decisions, Bundles bundles, Actors actors) {
    this.decisions = decisions;
    this.bundles = bundles;
    this.actors = actors;
  }

  /**
   * @param bundle SHA-256 of the active bundle
   * @param items in the order of their ids
   */
  public record Listing(String bundle, List<PolicyRecord> items) {}

  @GET
  public Listing list() {
    Actor reader = actors.current();
    Bundle bundle = decisions.bundle();
    return new Listing(
        bundle.hash(),
        bundle.policies().stream().map(policy -> PolicyRecord.of(policy, reader)).toList());
  }

  /**
   * Says which bundle is in force now.
   *
   * @param bundle SHA-256
   */
  public record InForce(String bundle) {}

  /** Takes up the policies as they stand in the broker's folder; flawed ones change nothing. */
  @POST
  @Path("/reload")
  @RolesAllowed("admin")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public InForce reload() {
    Actor actor = actors.current();
    if (actor.kind() == ActorKind.AI_AGENT) {
      throw new Problem(
          ProblemType.FORBIDDEN,
          "Software that acts for a person does not change the rules; sign in yourself.");
    }
    return switch (bundles.reload(actor.ref())) {
      case Bundles.Reloaded.Activated activated -> new InForce(activated.hash());
      case Bundles.Reloaded.Kept kept ->
          throw new Problem(
              ProblemType.CONFLICT,
              "The policies in the broker's folder are not valid, so the bundle in force stays."
                  + " Mend what `flaws` names, then reload again.",
              Map.of("bundle", kept.hash(), "flaws", kept.flaws()));
    };
  }
}
