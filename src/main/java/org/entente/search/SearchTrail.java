package org.entente.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.search.SearchQuery.Field;

/**
 * Records what signed-in actors search for. A page that asks the same again within a minute, to
 * sort or to page, leaves one entry.
 */
final class SearchTrail {
  private static final Duration ONCE_WITHIN = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final AuditTrail trail;
  private final Cache<Asked, Boolean> recent;

  private record Asked(String actor, String text, Map<Field, Set<String>> filters) {}

  SearchTrail(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.recent =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(ONCE_WITHIN)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** Not recorded means not answered: a failure here fails the search. */
  void searched(ActorRef actor, String bundle, SearchQuery query, long total) {
    Asked asked = new Asked(actor.id(), query.text().strip(), query.filters());
    if (recent.asMap().putIfAbsent(asked, true) != null) {
      return;
    }
    try {
      trail.appendAlone(
          AuditEvent.allowed(
              "catalog.searched",
              actor,
              "",
              bundle,
              Map.of("text", asked.text(), "filters", words(query), "total", total)));
    } catch (RuntimeException failed) {
      recent.invalidate(asked);
      throw failed;
    }
  }

  private static Map<String, Object> words(SearchQuery query) {
    Map<String, Object> words = new TreeMap<>();
    query
        .filters()
        .forEach(
            (field, values) -> words.put(field.word(), new TreeSet<>(values).stream().toList()));
    return words;
  }
}
