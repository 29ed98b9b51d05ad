package org.entente.policy;

import java.time.Instant;
import org.entente.identity.Actor;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.rule.Question;

/** What a decision asks of policies, for whoever wants to ask it without the decision around it. */
public final class ElementaryQuestions {
  private final ActiveBundle bundle;

  public ElementaryQuestions(Loaded.Valid loaded) {
    this.bundle = ActiveBundle.of(loaded);
  }

  public Question of(Actor actor, Action action, GovernanceClass resource, Instant now) {
    return new Question(
        bundle.principals().entity(actor, now),
        action.word(),
        DatasetEntities.entity(resource),
        Circumstances.context(Situation.Look.at(now)));
  }
}
