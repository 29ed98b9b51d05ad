package org.entente.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What comes with a use: every matching permit on {@code duty} counts.
 *
 * @param obligations e.g. {@code cite}, united over the rules and the dataset's own
 * @param maxGrant the longest a grant may last
 * @param maxToken the longest an access token may live; the shortest lifetime of all rules
 */
public record Duties(
    Set<String> obligations,
    Optional<Duration> maxGrant,
    Duration maxToken,
    List<Decision.Rule> rules) {
  public Duties {
    obligations = Set.copyOf(obligations);
    rules = List.copyOf(rules);
  }
}
