package org.entente.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * Who is calling, with every fact known of them.
 *
 * <p>Fact names are the attribute names of Cedar's {@code User} (and, for an agent, {@code Agent})
 * entity in {@code policies/schema.cedarschema}, so that policy needs no table of translations:
 * {@code orgCountry}, {@code orgType}, {@code assurance}, {@code affiliationFresh}, {@code
 * projects}, {@code agreements}, {@code training}, {@code attestations}, {@code usPerson}, {@code
 * usCitizen}, {@code exportCountry}, {@code nationalities}, {@code jpResident}, {@code
 * coveredNationTie}, {@code foreignAccess}, {@code employerConsent}, {@code licences}; for an agent
 * {@code owners}, {@code purposes}, {@code mayTrain}.
 *
 * @param org the organisation the actor belongs to; empty for the anonymous actor or where the
 *     identity provider does not say
 * @param facts by attribute name; may hold expired ones, see {@link #fact}
 * @param actsFor for an AI agent, the person; their limits apply too
 * @param authenticatedAt when the person last signed in with a second factor, where known
 */
public record Actor(
    ActorRef ref,
    ActorKind kind,
    String displayName,
    Optional<RorId> org,
    Set<Role> roles,
    Map<String, Fact> facts,
    Optional<Actor> actsFor,
    Optional<Instant> authenticatedAt) {
  /** Nobody in particular: no organisation, no role, no fact. */
  public static final Actor ANONYMOUS =
      new Actor(
          ActorRef.ANONYMOUS,
          ActorKind.ANONYMOUS,
          "anonymous",
          Optional.empty(),
          Set.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty());

  public Actor {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(org, "org");
    Objects.requireNonNull(actsFor, "actsFor");
    Objects.requireNonNull(authenticatedAt, "authenticatedAt");
    roles = Set.copyOf(roles);
    facts = Map.copyOf(facts);
    if ((kind == ActorKind.AI_AGENT) != actsFor.isPresent()) {
      throw new IllegalArgumentException("an AI agent, and only an AI agent, acts for a person");
    }
  }

  public boolean isAnonymous() {
    return kind == ActorKind.ANONYMOUS;
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** The fact as it stands at {@code now}; missing and expired are both empty. */
  public Optional<FactValue> fact(String name, Instant now) {
    return Optional.ofNullable(facts.get(name))
        .filter(fact -> fact.isCurrentAt(now))
        .map(Fact::value);
  }

  /** The age of the sign-in with a second factor, in seconds, where known. */
  public Optional<Long> mfaAge(Instant now) {
    return authenticatedAt.map(at -> Math.max(0, Duration.between(at, now).toSeconds()));
  }
}
