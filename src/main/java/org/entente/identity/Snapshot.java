package org.entente.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * What an identity provider last said of an actor; kept, so that a decision can be made about
 * someone who is not calling, such as the holder of a grant.
 *
 * @param facts from claims only, each with the instant from which it no longer counts
 * @param actsFor for an AI agent, the id of the person
 * @param assertedAt when the token was issued
 * @param email only if the identity provider says it has verified it
 */
public record Snapshot(
    ActorRef ref,
    ActorKind kind,
    String displayName,
    Optional<RorId> org,
    Set<Role> roles,
    Map<String, Fact> facts,
    Optional<String> actsFor,
    Optional<Instant> authenticatedAt,
    Instant assertedAt,
    Optional<EmailAddress> email) {
  public Snapshot {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(email, "email");
    roles = Set.copyOf(roles);
    facts = Map.copyOf(facts);
  }

  /** Says the same as another, whenever it was said. */
  boolean saysTheSameAs(Snapshot other) {
    return decidesTheSameAs(other) && email.equals(other.email);
  }

  /** As {@link #saysTheSameAs} in all that rules may look at. */
  public boolean decidesTheSameAs(Snapshot other) {
    return ref.equals(other.ref)
        && kind == other.kind
        && displayName.equals(other.displayName)
        && org.equals(other.org)
        && roles.equals(other.roles)
        && actsFor.equals(other.actsFor)
        && authenticatedAt.equals(other.authenticatedAt)
        && facts.keySet().equals(other.facts.keySet())
        && facts.keySet().stream()
            .allMatch(name -> facts.get(name).value().equals(other.facts.get(name).value()));
  }
}
