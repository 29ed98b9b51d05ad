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

/** Joins what is claimed, registered and agreed into the facts of one actor. Pure. */
final class FactSheet {
  static final String AGREEMENT_REGISTER = "agreement register";

  private FactSheet() {}

  /**
   * @param agreements those that the actor's organisation is a party to
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
        .forEach((attribute, rows) -> facts.put(attribute.word(), merge(rows, now)));
    agreed(agreements, now).ifPresent(fact -> facts.put("agreements", fact));
    return facts;
  }

  /**
   * Several sources for one fact: those that have expired are left out where another stands. Lists
   * are united and expire with the first of their parts; of single values the one asserted last
   * counts, and of two asserted at once the one whose source sorts first.
   */
  private static Fact merge(List<RegisteredFact> rows, Instant now) {
    List<RegisteredFact> standing =
        rows.stream().filter(row -> row.expiresAt().map(now::isBefore).orElse(true)).toList();
    List<RegisteredFact> counted = standing.isEmpty() ? rows : standing;
    RegisteredFact newest =
        counted.stream()
            .min(
                Comparator.comparing(RegisteredFact::assertedAt)
                    .reversed()
                    .thenComparing(RegisteredFact::source))
            .orElseThrow();
    if (!(newest.value() instanceof FactValue.Names)) {
      return fact(newest);
    }
    Set<String> names = new LinkedHashSet<>();
    counted.forEach(row -> names.addAll(((FactValue.Names) row.value()).values()));
    return new Fact(
        new FactValue.Names(names),
        counted.stream()
            .map(RegisteredFact::source)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")),
        newest.assertedAt(),
        earliest(counted.stream().map(RegisteredFact::expiresAt).toList()),
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
