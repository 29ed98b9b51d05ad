package org.entente.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Joins what is claimed, registered and agreed into the facts of one actor. Pure.
 *
 * <p>Several sources for one fact, each by the statement it asserted last and has not withdrawn:
 *
 * <ul>
 *   <li>Lists of things that each stand for themselves (courses, projects, approvals) are united.
 *   <li>Of an answer ({@link Attribute#isAnswer}) the sources must not contradict each other: a
 *       statement counts only if no other source said something else for any part of the same time,
 *       and otherwise the fact is absent. Absence helps nobody (the loader admits no rule in which
 *       it would), so no order of strictness among values has to be guessed, whatever a partner's
 *       rule makes of them.
 * </ul>
 *
 * <p>INVARIANT (time takes away): while nothing is registered or withdrawn, an answer does not
 * change but for becoming absent, and a list only loses members. That one of two contradicting
 * statements lapses leaves the question open, and opens no door.
 */
final class FactSheet {
  static final String AGREEMENT_REGISTER = "agreement register";

  private static final Comparator<RegisteredFact> LASTS_LONGEST =
      Comparator.comparing((RegisteredFact row) -> row.expiresAt().orElse(Instant.MAX))
          .thenComparing(RegisteredFact::assertedAt)
          .thenComparing(RegisteredFact::source, Comparator.reverseOrder());

  private FactSheet() {}

  /**
   * @param registered of each source the statement it asserted last, unless withdrawn
   * @param agreements the versions that name the actor's organisation, each for the time in which
   *     it counts ({@link AgreementHistory#stretches})
   */
  static Map<String, Fact> join(
      Map<String, Fact> claimed,
      Collection<RegisteredFact> registered,
      Collection<Agreement> agreements,
      Instant now) {
    Map<String, Fact> facts = new HashMap<>(claimed);
    registered.stream()
        .collect(
            Collectors.groupingBy(RegisteredFact::attribute, TreeMap::new, Collectors.toList()))
        .forEach(
            (attribute, rows) ->
                merge(attribute, rows, now).ifPresent(fact -> facts.put(attribute.word(), fact)));
    agreed(agreements, now).ifPresent(fact -> facts.put("agreements", fact));
    return facts;
  }

  /** Empty where nothing was ever vouched for, or where sources contradict each other. */
  static Optional<Fact> merge(Attribute attribute, List<RegisteredFact> rows, Instant now) {
    List<RegisteredFact> standing = rows.stream().filter(row -> row.standsAt(now)).toList();
    if (standing.isEmpty()) {
      // Kept although it counts no more, so that the person can be told that it ran out.
      return rows.stream()
          .filter(row -> !now.isBefore(row.assertedAt()))
          .max(LASTS_LONGEST)
          .map(FactSheet::fact);
    }
    return attribute.isAnswer()
        ? standing.stream()
            .filter(row -> !isContradicted(row, rows))
            .max(LASTS_LONGEST)
            .map(FactSheet::fact)
        : Optional.of(united(standing, rows, now));
  }

  /** Whether another source said something else for some part of the same time. */
  static boolean isContradicted(RegisteredFact row, Collection<RegisteredFact> rows) {
    return rows.stream()
        .anyMatch(other -> !other.value().equals(row.value()) && other.overlaps(row));
  }

  /** It expires with the first of its parts; whoever asks after that gets what is left. */
  private static Fact united(
      List<RegisteredFact> standing, List<RegisteredFact> rows, Instant now) {
    Set<String> names = new LinkedHashSet<>();
    standing.forEach(row -> names.addAll(((FactValue.Names) row.value()).values()));
    return new Fact(
        new FactValue.Names(names),
        standing.stream()
            .map(RegisteredFact::source)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")),
        standing.stream().map(RegisteredFact::assertedAt).max(Comparator.naturalOrder()).get(),
        earliest(standing.stream().map(RegisteredFact::expiresAt).toList()),
        lapsed(rows, names, now));
  }

  /** Names that no source vouches for any more; the last that did says when that ended. */
  private static Map<String, Instant> lapsed(
      List<RegisteredFact> rows, Set<String> standing, Instant now) {
    Map<String, Instant> lapsed = new HashMap<>();
    for (RegisteredFact row : rows) {
      if (row.expiresAt().isPresent()
          && !now.isBefore(row.expiresAt().get())
          && row.value() instanceof FactValue.Names(Set<String> names)) {
        names.stream()
            .filter(name -> !standing.contains(name))
            .forEach(name -> lapsed.merge(name, row.expiresAt().get(), FactSheet::later));
      }
    }
    return lapsed;
  }

  private static Fact fact(RegisteredFact row) {
    return new Fact(row.value(), row.source(), row.assertedAt(), row.expiresAt());
  }

  private static Optional<Fact> agreed(Collection<Agreement> agreements, Instant now) {
    List<Agreement> inForce =
        agreements.stream().filter(agreement -> agreement.isInForceAt(now)).toList();
    Set<String> standing = inForce.stream().map(Agreement::id).collect(Collectors.toSet());
    Map<String, Instant> lapsed = new HashMap<>();
    agreements.stream()
        .filter(agreement -> !standing.contains(agreement.id()))
        .forEach(
            agreement ->
                agreement
                    .inForceUntil()
                    .filter(until -> !now.isBefore(until))
                    .ifPresent(until -> lapsed.merge(agreement.id(), until, FactSheet::later)));
    if (inForce.isEmpty()) {
      return lapsed.values().stream()
          .max(Comparator.naturalOrder())
          .map(last -> ended(agreements, lapsed, last));
    }
    return Optional.of(
        new Fact(
            new FactValue.Names(standing),
            AGREEMENT_REGISTER,
            inForce.stream().map(Agreement::inForceFrom).max(Comparator.naturalOrder()).get(),
            earliest(inForce.stream().map(Agreement::inForceUntil).toList()),
            lapsed));
  }

  /** None is in force any more: the fact is there, as one that has run out. */
  private static Fact ended(
      Collection<Agreement> agreements, Map<String, Instant> lapsed, Instant last) {
    return new Fact(
        new FactValue.Names(lapsed.keySet()),
        AGREEMENT_REGISTER,
        agreements.stream()
            .filter(agreement -> lapsed.containsKey(agreement.id()))
            .map(Agreement::inForceFrom)
            .max(Comparator.naturalOrder())
            .orElse(last),
        Optional.of(last),
        lapsed);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<Instant> earliest(List<Optional<Instant>> instants) {
    return instants.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
  }
}
