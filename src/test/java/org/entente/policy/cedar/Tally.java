package org.entente.policy.cedar;

import java.util.EnumMap;
import java.util.Map;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Sightings;

/** What a comparison of the engines came upon. */
final class Tally {
  /** How a case or a decision came out. */
  enum Outcome {
    CASE_HOLDS,
    CASE_FAILS,
    CASE_ERRS,
    ALLOWED,
    DENIED_BY_FORBIDS,
    DENIED_BY_NOTHING,
    SOME_POLICY_ERRED
  }

  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Sightings sightings = new Sightings();

  Map<Outcome, Long> outcomes() {
    return outcomes;
  }

  Sightings sightings() {
    return sightings;
  }

  long cases() {
    return of(Outcome.CASE_HOLDS) + of(Outcome.CASE_FAILS) + of(Outcome.CASE_ERRS);
  }

  long decisions() {
    return of(Outcome.ALLOWED) + of(Outcome.DENIED_BY_FORBIDS) + of(Outcome.DENIED_BY_NOTHING);
  }

  /** One answer of policies whose outcomes it tells one by one. */
  void cases(int policies, Ruling ruling) {
    int held = ruling.determining().size();
    int erred = ruling.erring().size();
    add(Outcome.CASE_HOLDS, held);
    add(Outcome.CASE_ERRS, erred);
    add(Outcome.CASE_FAILS, policies - held - erred);
  }

  void decision(Ruling ruling) {
    if (ruling.allowed()) {
      add(Outcome.ALLOWED, 1);
    } else {
      add(
          ruling.determining().isEmpty() ? Outcome.DENIED_BY_NOTHING : Outcome.DENIED_BY_FORBIDS,
          1);
    }
    if (!ruling.erring().isEmpty()) {
      add(Outcome.SOME_POLICY_ERRED, 1);
    }
    sightings.look(ruling);
  }

  void add(Tally other) {
    other.outcomes.forEach(this::add);
    sightings.add(other.sightings);
  }

  private long of(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private void add(Outcome outcome, long count) {
    outcomes.merge(outcome, count, Long::sum);
  }
}
