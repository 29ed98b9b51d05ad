package org.entente.grant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.entente.grant.GrantReviewStore.Causes;
import org.entente.identity.KnownActors;
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

  private final GrantReviewStore store;
  private final GrantReview review;
  private final KnownActors actors;
  private final Clock clock;
  private volatile boolean failing;

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
      int reviewed;
      do {
        reviewed = QuarkusTransaction.requiringNew().call(review::reviewDue);
      } while (reviewed > 0);
      failing = false;
    } catch (RuntimeException fault) {
      if (!failing) {
        LOG.error("grants cannot be reviewed; trying again, and silently, until they can", fault);
      }
      failing = true;
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
