package org.entente.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An agreement with all its versions.
 *
 * <p>The version that counts at an instant is the one registered last of those that have begun by
 * then. So a version takes the place of its predecessors when it begins, not when it is registered,
 * and an agreement ends early by a version that ends early: no predecessor comes back to life.
 *
 * @param versions of one agreement, the one registered last first
 */
public record AgreementHistory(List<Agreement> versions) {
  public AgreementHistory {
    versions = List.copyOf(versions);
    if (versions.stream().map(Agreement::id).distinct().count() != 1) {
      throw new IllegalArgumentException("a history is of one agreement");
    }
  }

  public String id() {
    return versions.getFirst().id();
  }

  /** The version that counts, whether or not it has ended by then. */
  public Optional<Agreement> countingAt(Instant now) {
    return versions.stream().filter(each -> !now.isBefore(each.inForceFrom())).findFirst();
  }

  public Optional<Agreement> inForceAt(Instant now) {
    return countingAt(now).filter(each -> each.isInForceAt(now));
  }

  /** The one that counts, or else the one registered last, which is still to begin. */
  public Agreement shownAt(Instant now) {
    return countingAt(now).orElseGet(versions::getFirst);
  }

  /**
   * Each version that ever counts, with the period in which it does: from its beginning until it
   * ends or one registered after it begins. At every instant at most one of them is in force.
   */
  public List<Agreement> stretches() {
    List<Agreement> stretches = new ArrayList<>();
    Optional<Instant> replaced = Optional.empty();
    for (Agreement version : versions) {
      Optional<Instant> end = earlier(version.inForceUntil(), replaced);
      if (end.filter(it -> !it.isAfter(version.inForceFrom())).isEmpty()) {
        stretches.add(version.until(end));
      }
      replaced = earlier(replaced, Optional.of(version.inForceFrom()));
    }
    return List.copyOf(stretches);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
  }

  /** The row that says what is sent, as far as the sender says it; the last one of several. */
  public Optional<Agreement> holding(Agreement sent) {
    return versions.stream()
        .filter(each -> each.saysTheSameAs(sent) && each.provenance().covers(sent.provenance()))
        .findFirst();
  }

  /** Whether the same was registered before something else was: a row more would bring it back. */
  boolean isPast(Agreement sent) {
    return !versions.getFirst().saysTheSameAs(sent)
        && versions.stream().anyMatch(each -> each.saysTheSameAs(sent));
  }

  /** The row registered last under this name. */
  public Optional<Agreement> version(String name) {
    return versions.stream().filter(each -> each.version().equals(name)).findFirst();
  }
}
