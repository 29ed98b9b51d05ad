package org.entente.policy;

import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;

/** Port: the people that the stories speak of, to ask questions about. None of them is real. */
public interface Personas {
  /** Their names, in the order they are told in. */
  List<String> names();

  Optional<Actor> find(String name);
}
