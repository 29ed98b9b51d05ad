package org.entente.testing;

import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Role;

/** What a person of the demo realm is trusted to do, where a test needs more than one role. */
public final class Offices {
  private Offices() {}

  /** The person, as the broker knows them once they have called, holding these roles instead. */
  public static Actor held(Actors actors, Person person, Role... roles) {
    person.calling().get("/api/v1/requests").then().statusCode(200);
    Actor known = actors.find(person.actorId()).orElseThrow();
    return new Actor(
        known.ref(),
        known.kind(),
        known.displayName(),
        known.org(),
        Set.of(roles),
        known.facts(),
        known.actsFor(),
        known.authenticatedAt());
  }
}
