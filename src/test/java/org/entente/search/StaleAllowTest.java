package org.entente.search;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.entente.audit.AuditTrail;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.ReloadablePolicies;
import org.entente.search.index.ServingIndex;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Registers;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No stale allow: once a call that narrows a scope has returned, no search that starts afterwards
 * finds what it hid, however many others are under way with what was known before.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class StaleAllowTest {
  private static final int READERS = 3;
  private static final int ROUNDS = Integer.getInteger("entente.test.rounds", 8);
  private static final int SEARCHES_EACH = 6;
  private static final String CLOSED =
      """
      @id("closed-for-now") @title("Closed") @reason("Closed for maintenance.")
      forbid (principal, action == Action::"discover", resource);
      """;

  @Inject ServingIndex index;
  @Inject SealedCursor cursors;
  @Inject AuditTrail trail;
  @Inject GovernanceClasses classes;

  @TempDir Path folder;

  /** A call that changes what the reader may see; in force when it returns. */
  private interface Change {
    void make() throws Exception;
  }

  @Test
  void afterAFactIsTakenBackNothingThatItShowedIsFound() throws Exception {
    String word = word();
    NativeRecord.hidden()
        .with("title", "Hush " + word)
        .governed("projects", List.of(word))
        .publish();
    awaitIndexed(word);
    race(
        () ->
            Person.SCIENTIST_UNIV
                .calling()
                .queryParam("q", word)
                .get("/api/v1/datasets")
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("total"),
        () -> registerProjects(List.of(word)),
        () -> registerProjects(List.of()));
  }

  @Test
  void afterARuleIsAddedNothingThatItForbidsIsFound() throws Exception {
    String word = word();
    NativeRecord.open().with("title", "Listed " + word).publish();
    awaitIndexed(word);
    ReloadablePolicies policies = new ReloadablePolicies(folder, trail, classes);
    Search search =
        new Search(
            index, policies.decisions(), _ -> Set.of(), cursors, trail, Clock.systemUTC(), 4);
    SearchQuery query =
        new SearchQuery(
            word, Map.of(), List.of(), SearchQuery.Sort.RELEVANCE, 10, Optional.empty());
    policies.change("closed.cedar", CLOSED);
    race(
        () -> (int) search.search(Actor.ANONYMOUS, query).total(),
        () -> policies.change("closed.cedar", ""),
        () -> policies.change("closed.cedar", CLOSED));
  }

  /**
   * Readers search all the time. Of each search they know the phase it started in; if that was a
   * narrow one and still lasts when the answer is there, the answer must be empty.
   */
  private static void race(Callable<Integer> search, Change widen, Change narrow) throws Exception {
    AtomicInteger phase = new AtomicInteger();
    AtomicInteger found = new AtomicInteger();
    AtomicInteger narrowed = new AtomicInteger();
    AtomicLong stale = new AtomicLong();
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        running.add(
            readers.submit(
                () -> {
                  for (int started = phase.get(); started >= 0; started = phase.get()) {
                    int total = search.call();
                    found.addAndGet(total);
                    if (isNarrow(started) && phase.get() == started) {
                      narrowed.incrementAndGet();
                      stale.addAndGet(total);
                    }
                  }
                  return null;
                }));
      }
      try {
        for (int round = 0; round < ROUNDS; round++) {
          widen.make();
          found.set(0);
          await(found);
          narrow.make();
          phase.incrementAndGet();
          narrowed.set(0);
          await(narrowed);
          phase.incrementAndGet();
        }
      } finally {
        phase.set(-1);
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertThat(stale).as("stale allows").hasValue(0);
  }

  private static boolean isNarrow(int phase) {
    return phase % 2 == 1;
  }

  private static void await(AtomicInteger searches) {
    Awaitility.await().atMost(ofSeconds(60)).until(() -> searches.get() >= SEARCHES_EACH);
  }

  private static void registerProjects(List<String> projects) {
    Person.ADMIN
        .sending(
            Map.of("facts", List.of(Registers.fact(Person.SCIENTIST_UNIV, "projects", projects))))
        .put("/api/v1/facts")
        .then()
        .statusCode(200);
  }

  private static void awaitIndexed(String word) {
    Awaitility.await()
        .atMost(ofSeconds(20))
        .until(
            () ->
                Person.CURATOR
                    .calling()
                    .queryParam("q", word)
                    .get("/api/v1/datasets")
                    .<Integer>path("total")
                    .equals(1));
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }
}
