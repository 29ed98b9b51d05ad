package org.entente.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.entente.audit.AuditEvent;
import org.entente.kernel.ActorRef;
import org.entente.search.SearchQuery.Field;
import org.entente.search.export.ExportFormat;
import org.entente.search.query.Listing;

/**
 * Records what signed-in actors search for. A page that asks the same again within a minute, to
 * sort or to page, leaves one entry.
 */
final class SearchTrail {
  private static final Duration ONCE_WITHIN = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final Consumer<AuditEvent> trail;

  /** Each entry as it is being written; a search is answered once its entry is. */
  private final Cache<Asked, CompletableFuture<Void>> recent;

  /**
   * What one entry stands for.
   *
   * @param bundle which decided what there was to find: under another it is another search
   */
  private record Asked(String actor, String bundle, String text, Map<Field, Set<String>> filters) {}

  /**
   * @param trail writes an entry durably before it returns, or throws
   */
  SearchTrail(Consumer<AuditEvent> trail, Clock clock) {
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
    Asked asked = new Asked(actor.id(), bundle, query.text().strip(), query.filters());
    AuditEvent entry =
        AuditEvent.allowed(
            "catalog.searched",
            actor,
            "",
            bundle,
            Map.of("text", asked.text(), "filters", words(query), "total", total));
    CompletableFuture<Void> mine = new CompletableFuture<>();
    while (true) {
      CompletableFuture<Void> first = recent.asMap().putIfAbsent(asked, mine);
      if (first == null) {
        record(asked, entry, mine);
        return;
      }
      if (isWritten(first)) {
        return;
      }
    }
  }

  /** Every export, however often. Not recorded means not handed out. */
  void exported(
      ActorRef actor, String bundle, SearchQuery query, ExportFormat format, Listing listing) {
    trail.accept(
        AuditEvent.allowed(
            "catalog.exported",
            actor,
            "",
            bundle,
            Map.of(
                "text", query.text().strip(),
                "filters", words(query),
                "format", format.word(),
                "total", listing.total(),
                "rows", listing.size())));
  }

  private void record(Asked asked, AuditEvent entry, CompletableFuture<Void> written) {
    try {
      trail.accept(entry);
      written.complete(null);
    } catch (RuntimeException failed) {
      recent.asMap().remove(asked, written);
      written.completeExceptionally(failed);
      throw failed;
    }
  }

  /**
   * Waits for the entry of another's identical search; where that failed, this one needs its own.
   */
  private static boolean isWritten(CompletableFuture<Void> entry) {
    try {
      entry.join();
      return true;
    } catch (CompletionException notWritten) {
      return false;
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
