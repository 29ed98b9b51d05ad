package org.entente.policy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.policy.rule.Entity;

/** Decides the case of a story and says in which words of its file it differs from what is told. */
final class StoryRun {
  private static final Instant TODAY = Instant.parse("2026-11-23T08:00:00Z");

  private final Story.Case told;
  private final GovernanceClass dataset;
  private final Entity entity;
  private final Actor actor;
  private final Action action;
  private final Situation situation;

  StoryRun(Story story, Story.Case told) {
    this.told = told;
    this.dataset = story.datasetOf(told);
    this.entity = DatasetEntities.entity(dataset);
    this.actor =
        Story.PEOPLE.actor(told.who(), told.facts() == null ? java.util.Map.of() : told.facts());
    this.action =
        Arrays.stream(Action.values())
            .filter(it -> it.word().equals(told.does()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such action: " + told.does()));
    this.situation = situation();
  }

  /** What came of it; a line for each thing that a file may tell. */
  record Result(String decision, Set<String> because, Set<String> missing, Set<String> approvals) {}

  Result by(ActiveBundle bundle) {
    Decider decider = new Decider(bundle);
    if (action == Action.DUTY) {
      Duties duties = new DutyRoll(bundle).of(actor, dataset, (Situation.Use) situation);
      return new Result("allow", ids(duties.rules()), Set.of(), Set.of());
    }
    if (situation instanceof Situation.Use use
        && decider.need(actor, action, entity, use) instanceof Need.Approvals need) {
      return new Result("ask", Set.of(), Set.of(), words(need.approvals()));
    }
    return of(decider.decide(actor, action, entity, situation));
  }

  /** The decision that real Cedar confirms, with no approval but those that the case gives. */
  Result confirmed(ActiveBundle bundle) {
    return of(new Decider(bundle).confirm(actor, action, entity, situation));
  }

  /** Whether real Cedar allows it once these approvals are given. */
  boolean isConfirmedWith(ActiveBundle bundle, Set<Approval> approvals) {
    Situation.Use use = ((Situation.Use) situation).withApprovals(approvals);
    return new Decider(bundle).confirm(actor, action, entity, use).isAllowed();
  }

  boolean isTold(Result result) {
    return result.decision().equals(told.decision())
        && (told.because() == null || told.because().equals(result.because()))
        && (told.missing() == null || told.missing().equals(result.missing()))
        && (told.approvals() == null || told.approvals().equals(result.approvals()));
  }

  private static Result of(Decision decision) {
    return switch (decision) {
      case Decision.Allowed allowed ->
          new Result("allow", ids(allowed.rules()), Set.of(), Set.of());
      case Decision.Denied denied ->
          new Result(
              "deny",
              ids(denied.rules()),
              denied.missing().stream()
                  .map(Decision.Missing::attribute)
                  .collect(Collectors.toCollection(TreeSet::new)),
              Set.of());
    };
  }

  private Situation situation() {
    Instant now = told.when() == null ? TODAY : told.when();
    Optional<String> enclave = Optional.ofNullable(told.enclave());
    Purpose purpose =
        told.purpose() == null ? Purpose.RESEARCH : Purpose.parse(told.purpose()).orElseThrow();
    return switch (action) {
      case DISCOVER, READ_METADATA, STEWARD, CURATE, AUDIT -> new Situation.Look(now, enclave);
      case REQUEST -> new Situation.Ask(now, purpose, Optional.empty());
      case RECEIVE, COMPUTE, TRAIN, RELEASE_MODEL, DUTY ->
          new Situation.Use(
              now,
              purpose,
              Optional.empty(),
              approvals(told.given()),
              told.accepted() == null ? dataset.governance().terms() : told.accepted(),
              Optional.ofNullable(told.mfaAge()),
              destination(now),
              true,
              enclave);
      case APPROVE ->
          new Situation.Sign(
              now,
              Approval.parse(told.signing().approval()).orElseThrow(),
              StoryPeople.ref(told.signing().requester()),
              refs(told.signing().team()),
              refs(told.signing().conflicted()),
              Set.of(),
              Set.of());
    };
  }

  /** Home, unless the case sends it elsewhere. */
  private Situation.Destination destination(Instant now) {
    if (told.destination() == null) {
      return Preflights.today(actor, Purpose.RESEARCH, now).destination();
    }
    return new Situation.Destination(
        Optional.ofNullable(told.destination().organisation()).map(Story.PEOPLE::organisation),
        Optional.ofNullable(told.destination().country()));
  }

  private static Set<ActorRef> refs(Set<String> names) {
    return names == null
        ? Set.of()
        : names.stream().map(StoryPeople::ref).collect(Collectors.toSet());
  }

  static Set<Approval> approvals(Set<String> words) {
    return words == null
        ? Set.of()
        : words.stream()
            .map(word -> Approval.parse(word).orElseThrow())
            .collect(Collectors.toSet());
  }

  private static Set<String> words(Set<Approval> approvals) {
    return approvals.stream().map(Approval::word).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ids(java.util.List<Decision.Rule> rules) {
    return rules.stream().map(Decision.Rule::id).collect(Collectors.toCollection(TreeSet::new));
  }
}
