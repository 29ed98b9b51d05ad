package org.entente.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entente.identity.Actor;

/** The door to the index; every answer is that of an index holding only the actor's scope. */
@ApplicationScoped
public class Search {
  /**
   * @throws org.entente.kernel.Problem for a query out of bounds, a foreign cursor, or (503) while
   *     no index can be served
   */
  public SearchResult search(Actor actor, SearchQuery query) {
    throw new UnsupportedOperationException();
  }

  /** Titles and keywords in scope that continue what was typed, most frequent first. */
  public List<String> suggest(Actor actor, String typed, int limit) {
    throw new UnsupportedOperationException();
  }
}
