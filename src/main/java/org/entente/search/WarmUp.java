package org.entente.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;
import org.entente.search.index.IndexServes;
import org.jboss.logging.Logger;

/**
 * Searches once before anybody does, as nobody in particular: dictionaries are read, the words of
 * everybody's scope are counted, and the first person need not wait for it.
 */
@ApplicationScoped
class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  /** A bit of everything that takes reading in: Japanese, a synonym, a unit, a slip. */
  private static final String TEXT = "SANS 中性子散乱 neutrom measured:temperature 4..300 K";

  private final Search search;

  WarmUp(Search search) {
    this.search = search;
  }

  void warm(@ObservesAsync IndexServes event) {
    try {
      for (String text : List.of("", TEXT)) {
        search.search(
            Actor.ANONYMOUS,
            new SearchQuery(
                text, Map.of(), List.of(Field.values()), Sort.RELEVANCE, 20, Optional.empty()));
      }
      search.suggest(Actor.ANONYMOUS, "neu", 8);
    } catch (RuntimeException notNow) {
      LOG.debug("the index could not be warmed up", notNow);
    }
  }
}
