package org.entente.policy.story;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.BundleDecisions;
import org.entente.policy.Decision;
import org.entente.policy.Duties;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Need;
import org.entente.policy.Situation;

/** A question that a story asks, with the answer it tells. */
record StoryCase(
    String name,
    int line,
    String who,
    Actor actor,
    Action action,
    GovernanceClass dataset,
    Situation situation,
    Outcome expected) {

  /**
   * What the bundle answers.
   *
   * @param titles takes up the title of each rule that is named
   */
  Outcome by(BundleDecisions bundle, Map<String, String> titles) {
    if (situation instanceof Situation.Use use) {
      if (action == Action.DUTY) {
        return duties(bundle.duties(actor, dataset, use), titles);
      }
      if (bundle.need(actor, action, dataset, use) instanceof Need.Approvals need) {
        Decision without = bundle.decide(actor, action, dataset, use);
        return Outcome.of("ask", ids(without.rules(), titles), Set.of(), words(need.approvals()));
      }
    }
    return of(bundle.decide(actor, action, dataset, situation), titles);
  }

  static Outcome of(Decision decision, Map<String, String> titles) {
    return switch (decision) {
      case Decision.Allowed allowed ->
          Outcome.of("allow", ids(allowed.rules(), titles), Set.of(), Set.of());
      case Decision.Denied denied ->
          Outcome.of(
              "deny",
              ids(denied.rules(), titles),
              denied.missing().stream()
                  .map(Decision.Missing::attribute)
                  .collect(Collectors.toSet()),
              Set.of());
    };
  }

  private static Outcome duties(Duties duties, Map<String, String> titles) {
    return new Outcome(
        "allow",
        Optional.of(ids(duties.rules(), titles)),
        Optional.of(Set.of()),
        Optional.of(Set.of()),
        Optional.of(duties.obligations()),
        duties.maxGrant(),
        Optional.of(duties.maxToken()));
  }

  private static Set<String> ids(Collection<Decision.Rule> rules, Map<String, String> titles) {
    Set<String> ids = new TreeSet<>();
    rules.forEach(
        rule -> {
          ids.add(rule.id());
          titles.put(rule.id(), rule.title());
        });
    return ids;
  }

  private static Set<String> words(Set<Approval> approvals) {
    return approvals.stream().map(Approval::word).collect(Collectors.toSet());
  }
}
