package org.entente.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.FactValue;
import org.entente.kernel.DatasetId;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Need;
import org.entente.policy.Purpose;
import org.entente.policy.Situation;
import org.entente.request.Assessment.Barred;
import org.entente.request.Assessment.Clear;
import org.entente.request.Assessment.Wanting;

/** Asks the policies what one part still needs, with the requester as known now. */
@ApplicationScoped
class Assessor {
  private final Decisions decisions;

  Assessor(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * What came of a submission.
   *
   * @param allowing the rules by which it may be asked for; empty where it may not
   */
  record Asked(Assessment assessment, List<Decision.Rule> allowing) {}

  /** For a submission: may this be asked for, and what does it need? */
  Asked asked(Actor requester, RequestState state, Governed part, Instant now) {
    Situation.Ask ask = new Situation.Ask(now, state.purpose(), Optional.empty());
    List<Decision.Rule> allowing = new ArrayList<>();
    for (GovernanceClass each : part.classes()) {
      switch (decisions.decide(requester, Action.REQUEST, each, ask)) {
        case Decision.Denied denied -> {
          return new Asked(barred(denied), List.of());
        }
        case Decision.Allowed allowed -> allowing.addAll(allowed.rules());
      }
    }
    return new Asked(with(Set.of(), requester, state, part, now), allowing);
  }

  /** With these approvals given: what does it still need, and if nothing, do both engines agree? */
  Assessment with(
      Set<Approval> given, Actor requester, RequestState state, Governed part, Instant now) {
    if (!part.gone().isEmpty()) {
      return new Barred("A dataset of this request is no longer in the catalog.");
    }
    Action action = action(state.purpose());
    Situation.Use use = use(requester, state, given, now);
    Set<Approval> outstanding = new HashSet<>();
    for (GovernanceClass each : part.classes()) {
      switch (decisions.need(requester, action, each, use)) {
        case Need.Nothing nothing -> {}
        case Need.Approvals needed -> outstanding.addAll(needed.approvals());
        case Need.Impossible impossible -> {
          return barred(impossible.decision());
        }
      }
    }
    outstanding.removeAll(given);
    return outstanding.isEmpty()
        ? confirmed(action, use, requester, state, part)
        : new Wanting(outstanding);
  }

  /** Those classes of the part for which the approval is needed at all. */
  Set<GovernanceClass> needing(
      Approval approval, Actor requester, RequestState state, Governed part, Instant now) {
    Situation.Use use = use(requester, state, Set.of(), now);
    return part.classes().stream()
        .filter(
            each ->
                decisions.need(requester, action(state.purpose()), each, use)
                        instanceof Need.Approvals needed
                    && needed.approvals().contains(approval))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The rules for which the part needs the approval: those that hold with all others given, but for
   * what stands in the way whoever approves.
   */
  List<Decision.Rule> why(
      Approval approval, Actor requester, RequestState state, Governed part, Instant now) {
    Set<Approval> others = EnumSet.complementOf(EnumSet.of(approval));
    List<Decision.Rule> anyway =
        against(requester, state, part, use(requester, state, EnumSet.allOf(Approval.class), now));
    return against(requester, state, part, use(requester, state, others, now)).stream()
        .filter(rule -> !anyway.contains(rule))
        .toList();
  }

  private List<Decision.Rule> against(
      Actor requester, RequestState state, Governed part, Situation.Use use) {
    return part.classes().stream()
        .map(each -> decisions.decide(requester, action(state.purpose()), each, use))
        .filter(Decision.Denied.class::isInstance)
        .flatMap(denied -> Explanation.of((Decision.Denied) denied).reasons().stream())
        .distinct()
        .sorted(Comparator.comparing(Decision.Rule::id))
        .toList();
  }

  /** For the decider's screen: what is said of datasets that are governed alike. */
  Review.Finding finding(
      Actor requester,
      RequestState state,
      Set<Approval> given,
      GovernanceClass governed,
      List<DatasetId> datasets,
      Instant now) {
    Action action = action(state.purpose());
    Situation.Use use = use(requester, state, given, now);
    Review.Finding.Answer answer =
        switch (decisions.need(requester, action, governed, use)) {
          case Need.Nothing nothing ->
              new Review.Finding.Clear(Explanation.toOthers(nothing.decision().rules()));
          case Need.Approvals needed ->
              new Review.Finding.Wanting(
                  needed.approvals(),
                  Explanation.toOthers(decisions.decide(requester, action, governed, use).rules()));
          case Need.Impossible impossible -> {
            Explanation told = Explanation.toOthers(impossible.decision());
            yield new Review.Finding.Barred(told.reasons(), told.missing());
          }
        };
    return new Review.Finding(
        governed, datasets, answer, decisions.duties(requester, governed, use));
  }

  private Assessment confirmed(
      Action action, Situation.Use use, Actor requester, RequestState state, Governed part) {
    Instant until = use.now().plus(Duration.ofDays(state.days()));
    String bundle = "";
    List<Decision.Rule> rules = new ArrayList<>();
    for (GovernanceClass each : part.classes()) {
      switch (decisions.confirm(requester, action, each, use)) {
        case Decision.Denied denied -> {
          return barred(denied);
        }
        case Decision.Allowed allowed -> {
          bundle = allowed.bundle();
          rules.addAll(allowed.rules());
        }
      }
      Optional<Instant> latest =
          decisions.duties(requester, each, use).maxGrant().map(use.now()::plus);
      until = latest.filter(until::isAfter).orElse(until);
    }
    return new Clear(until, bundle, rules.stream().distinct().toList());
  }

  /** A grant to train presupposes receiving; the ladder in {@link Decisions} sees to both. */
  private static Action action(Purpose purpose) {
    return purpose == Purpose.AI_TRAINING ? Action.TRAIN : Action.RECEIVE;
  }

  /**
   * The circumstances of a later use, as far as a request can know them: the sign-in counts as
   * fresh and the token as bound, since both are demanded again when a token is issued.
   */
  private static Situation.Use use(
      Actor requester, RequestState state, Set<Approval> given, Instant now) {
    Optional<String> country =
        requester
            .fact("orgCountry", now)
            .flatMap(
                value ->
                    value instanceof FactValue.Text text
                        ? Optional.of(text.value())
                        : Optional.empty());
    return new Situation.Use(
        now,
        state.purpose(),
        Optional.empty(),
        given,
        state.acceptedTerms(),
        Optional.of(0L),
        new Situation.Destination(requester.org(), country),
        true,
        Optional.empty());
  }

  private static Barred barred(Decision.Denied denied) {
    return new Barred(Explanation.of(denied));
  }
}
