package org.entente.policy.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftId;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.publishing.PolicyDrafts;

/** Who asks about drafts and what was in force. To whom these are nothing, there are none. */
@ApplicationScoped
class Drafters {
  private final Actors actors;
  private final PolicyDrafts drafts;

  Drafters(Actors actors, PolicyDrafts drafts) {
    this.actors = actors;
    this.drafts = drafts;
  }

  /** Somebody who may draft policies. */
  Actor drafter() {
    return caller(DraftRights::drafts, "Sign in to draft policies.");
  }

  /** Somebody who may see what was in force. */
  Actor historian() {
    return caller(DraftRights::readsHistory, "Sign in to read the history of policies.");
  }

  private Actor caller(Predicate<Actor> admitted, String signIn) {
    Actor actor = actors.current();
    if (actor.isAnonymous()) {
      throw new Problem(ProblemType.UNAUTHENTICATED, signIn);
    }
    if (!admitted.test(actor)) {
      throw Problem.notFound();
    }
    return actor;
  }

  /** One that is there for this reader; not found alike if there is none. */
  Draft found(Actor reader, String id) {
    return drafts.find(reader, known(id)).orElseThrow(Problem::notFound);
  }

  static DraftId known(String id) {
    return DraftId.parse(id).orElseThrow(Problem::notFound);
  }
}
