package org.entente.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When what is known of an actor changes by the mere passing of time. Pure. */
final class NextChange {
  private NextChange() {}

  /**
   * Looks at everything on file, not only at what counts at present: a fact that another source
   * outdoes today may be the one that counts tomorrow.
   */
  static Optional<Instant> after(
      Instant now,
      Map<String, Fact> claimed,
      Collection<RegisteredFact> registered,
      Collection<Agreement> agreements) {
    return Stream.of(
            claimed.values().stream().flatMap(fact -> fact.expiresAt().stream()),
            registered.stream().flatMap(fact -> fact.expiresAt().stream()),
            agreements.stream().map(Agreement::inForceFrom),
            agreements.stream().flatMap(agreement -> agreement.inForceUntil().stream()))
        .flatMap(each -> each)
        .filter(now::isBefore)
        .min(Comparator.naturalOrder());
  }

  static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }
}
