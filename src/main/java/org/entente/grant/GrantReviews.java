package org.entente.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.entente.grant.GrantReviewStore.Causes;
import org.entente.identity.KnownActors;
import org.entente.kernel.GrantId;
import org.jboss.logging.Logger;

/**
 * Makes each node look after grants every second; any number of nodes may.
 *
 * <p>First what changed is turned into grants that are due, then those are reviewed, a batch to a
 * transaction. Nothing is kept between the two but rows: a node that dies leaves everything as it
 * was or as it is to be.
 */
@ApplicationScoped
class GrantReviews {
  private static final Logger LOG = Logger.getLogger(GrantReviews.class);
  private static final int CAUSES = 500;

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
      boolean more;
      do {
        more = markConcerned();
      } while (more);
      reviewDue();
      failing = false;
    } catch (RuntimeException fault) {
      if (!failing) {
        LOG.error("grants cannot be reviewed; trying again, and silently, until they can", fault);
      }
      failing = true;
    }
  }

  private void reviewDue() {
    Set<GrantId> refused = new HashSet<>();
    try {
      reviewDue(refused);
    } finally {
      stuck = Set.copyOf(refused);
    }
  }

  /**
   * Reviews batch by batch until nothing is due. Of a batch that is refused half is tried, down to
   * the one grant that stands in the way: it stays due for the next round, and nothing else waits
   * for it.
   */
  private void reviewDue(Set<GrantId> refused) {
    int most = GrantReview.MOST;
    boolean more = true;
    while (more) {
      int limit = most;
      try {
        more = QuarkusTransaction.requiringNew().call(() -> review.reviewDue(limit, refused)) > 0;
        most = Math.min(GrantReview.MOST, 2 * most);
      } catch (GrantReview.Refused failure) {
        most = Math.max(1, failure.grants().size() / 2);
        if (failure.grants().size() == 1) {
          passOver(failure, refused);
        }
      }
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
   * @return whether there may be more causes
   */
  private boolean markConcerned() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Causes causes = store.take(CAUSES);
              if (!causes.isEmpty()) {
                Set<String> holders = actors.concerned(causes.actors(), causes.organisations());
                store.makeDue(holders, causes.datasets(), clock.instant());
              }
              return !causes.isEmpty();
            });
  }
}
