package org.entente.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.policy.counterfactual.Changes;
import org.entente.policy.counterfactual.Wish;
import org.entente.policy.rule.Entity;

/** That somebody who knows of a dataset reads its whole record, from outside any enclave. */
record ReadAim(ActiveBundle bundle, Actor actor, Entity dataset, Instant now) implements Aim {
  @Override
  public Optional<Preflight.Answer> reaches(Changes changes) {
    boolean reads =
        new Decider(bundle)
            .holds(as(changes), Action.READ_METADATA, dataset, Situation.Look.at(now), _ -> {});
    return reads ? Optional.of(Preflight.Answer.ALLOW) : Optional.empty();
  }

  @Override
  public List<Wish> after(Changes changes) {
    return new Obstacles(bundle)
        .of(as(changes), Action.READ_METADATA, dataset, Situation.Look.at(now));
  }

  private Actor as(Changes changes) {
    return new Supposition(changes, now).of(actor);
  }
}
