package org.entente.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.kernel.ActorRef;

/** Actors of whom no more is known than who they are, and whom they act for. */
public final class PlainActors {
  private PlainActors() {}

  public static Actor person(ActorRef ref) {
    return actor(ref, ActorKind.HUMAN, Optional.empty());
  }

  public static Actor agent(ActorRef ref, Actor person) {
    return actor(ref, ActorKind.AI_AGENT, Optional.of(person));
  }

  private static Actor actor(ActorRef ref, ActorKind kind, Optional<Actor> actsFor) {
    return new Actor(
        ref, kind, ref.name(), Optional.empty(), Set.of(), Map.of(), actsFor, Optional.empty());
  }
}
