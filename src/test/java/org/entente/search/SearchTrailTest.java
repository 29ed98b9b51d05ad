package org.entente.search;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.entente.audit.AuditEvent;
import org.entente.kernel.ActorRef;
import org.junit.jupiter.api.Test;

class SearchTrailTest {
  private static final ActorRef SCIENTIST = new ActorRef("idp#2", "scientist-riken");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

  private static final SearchQuery NEUTRON =
      new SearchQuery(
          "neutron", Map.of(), List.of(), SearchQuery.Sort.RELEVANCE, 10, Optional.empty());

  private final List<AuditEvent> written = new CopyOnWriteArrayList<>();
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch mayWrite = new CountDownLatch(1);

  @Test
  void theSameSearchLeavesOneEntry() {
    SearchTrail trail = new SearchTrail(written::add, CLOCK);

    searches(trail);
    searches(trail);

    assertThat(written).hasSize(1);
  }

  @Test
  void theSameWordsUnderOtherRulesAreAnotherSearch() {
    SearchTrail trail = new SearchTrail(written::add, CLOCK);

    trail.searched(SCIENTIST, "a".repeat(64), NEUTRON, 3);
    trail.searched(SCIENTIST, "b".repeat(64), NEUTRON, 2);

    assertThat(written)
        .extracting(entry -> entry.bundle().orElseThrow())
        .containsExactly("a".repeat(64), "b".repeat(64));
  }

  @Test
  void aParallelSearchWaitsForTheEntryOfTheFirst() throws Exception {
    SearchTrail trail = new SearchTrail(this::slowly, CLOCK);
    try (ExecutorService people = Executors.newFixedThreadPool(2)) {
      Future<?> first = people.submit(() -> searches(trail));
      writing.await();
      Thread[] second = new Thread[1];
      Future<?> answered =
          people.submit(
              () -> {
                second[0] = Thread.currentThread();
                searches(trail);
              });
      waitsForSomebody(second);

      assertThat(answered.isDone()).isFalse();
      mayWrite.countDown();
      first.get(10, SECONDS);
      answered.get(10, SECONDS);
      assertThat(written).hasSize(1);
    }
  }

  @Test
  void aParallelSearchWritesItsOwnEntryWhereThatOfTheFirstFails() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Consumer<AuditEvent> once =
        entry -> {
          if (calls.incrementAndGet() == 1) {
            slowly(entry);
            written.clear();
            throw new IllegalStateException("the database is gone");
          }
          written.add(entry);
        };
    SearchTrail trail = new SearchTrail(once, CLOCK);
    try (ExecutorService people = Executors.newFixedThreadPool(2)) {
      Future<?> first = people.submit(() -> searches(trail));
      writing.await();
      Thread[] second = new Thread[1];
      Future<?> answered =
          people.submit(
              () -> {
                second[0] = Thread.currentThread();
                searches(trail);
              });
      waitsForSomebody(second);
      mayWrite.countDown();

      assertThatThrownBy(() -> first.get(10, SECONDS)).isInstanceOf(ExecutionException.class);
      answered.get(10, SECONDS);
      assertThat(written).hasSize(1);
    }
  }

  private static void searches(SearchTrail trail) {
    trail.searched(SCIENTIST, "b".repeat(64), NEUTRON, 3);
  }

  private void slowly(AuditEvent entry) {
    writing.countDown();
    try {
      mayWrite.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    written.add(entry);
  }

  private static void waitsForSomebody(Thread[] thread) {
    Awaitility.await()
        .atMost(10, SECONDS)
        .until(() -> thread[0] != null && thread[0].getState() == Thread.State.WAITING);
  }
}
