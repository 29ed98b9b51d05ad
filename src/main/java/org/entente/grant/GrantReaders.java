package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.KnownActors;

/** Knows whose agents hold what: each reader with the agents that act for them at this moment. */
@ApplicationScoped
public class GrantReaders {
  private final KnownActors actors;

  GrantReaders(KnownActors actors) {
    this.actors = actors;
  }

  /** Agents act for human beings only, see {@link Actor#actsFor}. */
  public GrantReader of(Actor actor) {
    return new GrantReader(
        actor, actor.kind() == ActorKind.HUMAN ? actors.agentsOf(actor.ref().id()) : Set.of());
  }
}
