package org.entente.policy.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.policy.Bundle;
import org.entente.policy.Decisions;

/** Which rules are in force, by the hash that every decision names. */
@Path("/api/v1/policies")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {
  private final Decisions decisions;
  private final Actors actors;

  PolicyResource(Decisions decisions, Actors actors) {
    this.decisions = decisions;
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
}
