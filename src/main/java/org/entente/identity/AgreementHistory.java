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
 * <p>The version that counts at an instant is the latest of those that have begun by then. So a
 * version takes the place of its predecessors when it begins, not when it is registered, and an
 * agreement ends early by a version that ends early: no predecessor comes back to life.
 *
 * <p>INVARIANT (a text keeps its place): which version is later is settled when its text is first
 * registered. To register the same text again with another end or provenance changes these alone.
 *
 * @param versions every row of one agreement, the one registered last first
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
    return texts().stream().filter(each -> !now.isBefore(each.inForceFrom())).findFirst();
  }

  public Optional<Agreement> inForceAt(Instant now) {
    return countingAt(now).filter(each -> each.isInForceAt(now));
  }

  /** The one that counts, or else the latest, which is still to begin. */
  public Agreement shownAt(Instant now) {
    return countingAt(now).orElseGet(this::latest);
  }

  /** The version that takes, or is to take, the place of all others. */
  public Agreement latest() {
    return texts().getFirst();
  }

  /** Each text as it was registered last, the latest first. */
  private List<Agreement> texts() {
    List<Agreement> texts = new ArrayList<>();
    for (Agreement row : versions.reversed()) {
      int place = 0;
      while (place < texts.size() && !texts.get(place).isTheSameTextAs(row)) {
        place++;
      }
      if (place < texts.size()) {
        texts.set(place, row);
      } else {
        texts.add(row);
      }
    }
    return texts.reversed();
  }

  /**
   * Each version that ever counts, with the period in which it does: from its beginning until it
   * ends or a later one begins. At every instant at most one of them is in force.
   */
  public List<Agreement> stretches() {
    List<Agreement> stretches = new ArrayList<>();
    Optional<Instant> replaced = Optional.empty();
    for (Agreement version : texts()) {
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

  /**
   * Whether the same was registered before something else under its name was: a row more would
   * bring it back.
   */
  boolean isPast(Agreement sent) {
    return version(sent.version()).filter(last -> !last.saysTheSameAs(sent)).isPresent()
        && versions.stream().anyMatch(each -> each.saysTheSameAs(sent));
  }

  /** The row registered last under this name. */
  public Optional<Agreement> version(String name) {
    return versions.stream().filter(each -> each.version().equals(name)).findFirst();
  }
}
