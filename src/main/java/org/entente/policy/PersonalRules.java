package org.entente.policy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.RorId;
import org.entente.policy.Decision.Openness;
import org.entente.policy.Decision.Rule;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.RuleBook;

/**
 * Which rules of a bundle turn on {@linkplain SensitiveFacts sensitive facts}, so that their mere
 * name would tell of the person they are applied to; found once, when the bundle is taken up.
 */
final class PersonalRules {
  private final SensitiveFacts sensitive;
  private final Map<String, Rule> told;

  PersonalRules(RuleBook rules, PrincipalEntities principals) {
    this.sensitive = principals.sensitive();
    this.told =
        rules.policies().stream().collect(Collectors.toUnmodifiableMap(Policy::id, this::worded));
  }

  /** Names of the attributes whose values nobody else is shown. */
  Set<String> sensitive() {
    return sensitive.names();
  }

  /** The rule as people read it, with how far it may be told. */
  Rule told(Policy policy) {
    return told.get(policy.id());
  }

  private Rule worded(Policy policy) {
    return new Rule(
        policy.id(),
        policy.label().title(),
        policy.label().reason(),
        policy.label().remedy(),
        policy.owner().map(RorId::new),
        sensitive.mentionedIn(policy.condition()).isPresent() ? Openness.TRAIL : Openness.ANYBODY);
  }
}
