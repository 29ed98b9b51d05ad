package org.entente.policy.impact;

import java.util.List;
import org.entente.identity.Actor;
import org.entente.policy.PolicyFiles;

/** Somebody made up, whose facts are nobody's: all of them are read and may be concluded from. */
public record Persona(String name, Actor actor) {
  /** Port: the personas that come with a bundle; none where its files name none. */
  public interface Casting {
    List<Persona> of(PolicyFiles files);
  }
}
