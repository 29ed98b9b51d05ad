package org.entente.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.grant.GrantReviewStore.Causes;
import org.entente.identity.KnownActors;
import org.entente.kernel.GrantId;
import org.jboss.logging.Logger;

/**
 * Makes each node look after grants every second; any number of nodes may.
 *
 * <p>First what changed is turned into grants that are due, then those are reviewed, a batch to a
 * transaction. What happens meanwhile is looked at between two batches, so that a fact about one
 * person does not wait for a rule that concerns everybody. Nothing is kept but rows: a node that
 * dies leaves everything as it was or as it is to be.
 */
@ApplicationScoped
class GrantReviews {
  private static final Logger LOG = Logger.getLogger(GrantReviews.class);
  private static final int CAUSES = 500;

  /** One works out what the rules say while the other's transaction is with the database. */
  private static final int WORKERS = 2;

  /** What refuses more grants than this is not the grants' fault, and the round ends. */
  static final int MOST_REFUSED = 50;

  private final GrantReviewStore store;
  private final GrantReview review;
  private final KnownActors actors;
  private final Clock clock;
  private volatile boolean failing;
  private volatile Set<GrantId> stuck = Set.of();

  GrantReviews(GrantReviewStore store, GrantReview review, KnownActors actors, Clock clock) {
    this.store = store;
    this.review = review;
    this.actors = actors;
    this.clock = clock;
  }

  @Scheduled(
      every = "{entente.grants.review-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void round() {
    try {
      reviewDue();
      failing = false;
    } catch (RuntimeException fault) {
      if (!failing) {
        LOG.error("grants cannot be reviewed; trying again, and silently, until they can", fault);
      }
      failing = true;
    }
  }

  /** Until nothing is due, or nothing that could be reviewed. */
  private void reviewDue() {
    Set<GrantId> refused = ConcurrentHashMap.newKeySet();
    try {
      boolean more = true;
      while (more) {
        int done = reviewConcerned(refused);
        Queue<List<GrantId>> waiting = new ConcurrentLinkedQueue<>(batches(dueBut(refused)));
        int workers = Math.min(WORKERS, waiting.size());
        more = done + sum(Collections.nCopies(workers, () -> work(waiting, refused))) > 0;
      }
    } finally {
      stuck = Set.copyOf(refused);
    }
  }

  private int work(Queue<List<GrantId>> waiting, Set<GrantId> refused) {
    int done = 0;
    for (List<GrantId> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
      done += review(batch, refused) + reviewConcerned(refused);
    }
    return done;
  }

  private static int sum(List<Callable<Integer>> works) {
    if (works.isEmpty()) {
      return 0;
    }
    int sum = 0;
    try (ExecutorService workers = Executors.newFixedThreadPool(works.size())) {
      for (Future<Integer> work : workers.invokeAll(works)) {
        sum += work.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException(
          "a batch of grants could not be reviewed", failure.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return sum;
  }

  private List<GrantId> dueBut(Set<GrantId> refused) {
    return QuarkusTransaction.requiringNew().call(review::due).stream()
        .filter(grant -> !refused.contains(grant))
        .toList();
  }

  /**
   * What just happened comes before what a rule concerns, however many that are; as long as it is
   * one batch. The rest of more than that is due with everything else.
   */
  private int reviewConcerned(Set<GrantId> refused) {
    Set<GrantId> concerned = new LinkedHashSet<>();
    Optional<List<GrantId>> marked = markConcerned();
    while (marked.isPresent()) {
      concerned.addAll(marked.get());
      marked = markConcerned();
    }
    return concerned.isEmpty()
        ? 0
        : review(concerned.stream().limit(GrantReview.MOST).toList(), refused);
  }

  private static List<List<GrantId>> batches(List<GrantId> grants) {
    List<List<GrantId>> batches = new ArrayList<>();
    for (int from = 0; from < grants.size(); from += GrantReview.MOST) {
      batches.add(grants.subList(from, Math.min(grants.size(), from + GrantReview.MOST)));
    }
    return batches;
  }

  /**
   * Of a batch that is refused each half is tried, down to the one grant that stands in the way: it
   * stays due for the next round, and nothing else waits for it.
   *
   * @return how many were reviewed
   */
  private int review(List<GrantId> batch, Set<GrantId> refused) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> review.review(batch));
    } catch (GrantReview.Refused failure) {
      List<GrantId> held = failure.grants();
      if (held.size() == 1) {
        passOver(failure, refused);
        return 0;
      }
      int half = held.size() / 2;
      return review(held.subList(0, half), refused)
          + review(held.subList(half, held.size()), refused);
    }
  }

  private void passOver(GrantReview.Refused failure, Set<GrantId> refused) {
    if (refused.size() >= MOST_REFUSED) {
      throw failure;
    }
    GrantId grant = failure.grants().getFirst();
    refused.add(grant);
    if (!stuck.contains(grant)) {
      LOG.errorf(
          failure.getCause(),
          "grant %s cannot be reviewed; trying again, and silently, until it can",
          grant);
    }
  }

  /**
   * @return the grants that causes made due; empty if there are no more causes
   */
  private Optional<List<GrantId>> markConcerned() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Causes causes = store.take(CAUSES);
              if (causes.isEmpty()) {
                return Optional.empty();
              }
              Set<String> holders = actors.concerned(causes.actors(), causes.organisations());
              return Optional.of(store.makeDue(holders, causes.datasets(), clock.instant()));
            });
  }
}
