package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.catalog.Catalog;
import org.entente.grant.GrantReviewStore.Reviewed;
import org.entente.identity.KnownActor;
import org.entente.identity.KnownActors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.BundleDecisions;
import org.entente.policy.Decisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Purpose;
import org.entente.policy.Reexamination;
import org.entente.policy.Standing;
import org.jboss.logging.Logger;

/**
 * Asks the rules again about a batch of grants that are due, in one transaction. One question is
 * asked once however many grants pose it: a decision depends on holder, governance class, purpose,
 * approvals and terms alone.
 *
 * <p>Only a clean no of both engines suspends. Where the rules could not be asked the grant stays
 * as it is and is looked at again: whoever uses it meanwhile is denied by the decision at use, and
 * a defect here does not stop everybody's work at once.
 */
@ApplicationScoped
class GrantReview {
  private static final Logger LOG = Logger.getLogger(GrantReview.class);
  static final int MOST = 2_000;

  /** Read from the table at once; sixteen bytes each. */
  private static final int LISTED = 100_000;

  private static final Duration AFTER_A_DOUBT = Duration.ofMinutes(1);

  /** Whoever commands a grant of the batch meanwhile waits as long; what is left stays due. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final GrantReviewStore reviews;
  private final RuleSuspensions suspensions;
  private final GrantNews news;
  private final KnownActors actors;
  private final Catalog catalog;
  private final Decisions decisions;
  private final Clock clock;

  GrantReview(
      GrantReviewStore reviews,
      RuleSuspensions suspensions,
      GrantNews news,
      KnownActors actors,
      Catalog catalog,
      Decisions decisions,
      Clock clock) {
    this.reviews = reviews;
    this.suspensions = suspensions;
    this.news = news;
    this.actors = actors;
    this.catalog = catalog;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** A batch that could not be carried through, so that nothing of it happened. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<GrantId> grants;

    Refused(List<Grant> batch, RuntimeException cause) {
      super(cause);
      this.grants = batch.stream().map(Grant::id).toList();
    }

    List<GrantId> grants() {
      return grants;
    }
  }

  /**
   * Grants that are due now, in the order in which they are best reviewed; none unless this node
   * decides by the newest bundle.
   */
  List<GrantId> due() {
    BundleDecisions rules = decisions.inForce();
    return isNewest(rules)
        ? reviews.due(rules.bundle().hash(), clock.instant(), LISTED)
        : List.of();
  }

  /**
   * Reviews those of these grants that are still due, in the caller's transaction.
   *
   * @return how many there were; those that time did not suffice for, and those that another node
   *     is reviewing, stay due and are not counted
   * @throws Refused if one of them, or whatever else, stands in the way; the transaction is spoilt
   */
  int review(Collection<GrantId> grants) {
    BundleDecisions rules = decisions.inForce();
    if (!isNewest(rules)) {
      return 0;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Grant> due = reviews.holdDue(grants, rules.bundle().hash(), now);
    if (due.isEmpty()) {
      return 0;
    }
    try {
      return new Batch(rules, now, due).review();
    } catch (RuntimeException cause) {
      throw new Refused(due, cause);
    }
  }

  private boolean isNewest(BundleDecisions rules) {
    return decisions.isNewest(rules.bundle().hash());
  }

  private record Question(
      String holder,
      String governanceClass,
      Purpose purpose,
      Set<Approval> approvals,
      Set<String> terms) {}

  private final class Batch {
    private final BundleDecisions rules;
    private final Instant now;
    private final List<Grant> due;
    private final Map<String, KnownActor> holders;
    private final Map<DatasetId, GovernanceClass> classes;
    private final Reexamination reexamination;
    private final Map<Question, Standing> answers = new HashMap<>();
    private final List<Reviewed> reviewed = new ArrayList<>();
    private final List<GrantId> settledForGood = new ArrayList<>();
    private final List<RuleSuspensions.Turn> turns = new ArrayList<>();

    Batch(BundleDecisions rules, Instant now, List<Grant> due) {
      this.rules = rules;
      this.reexamination = rules.reexamination();
      this.now = now;
      this.due = due;
      this.holders =
          actors.findAll(due.stream().map(it -> it.holder().id()).collect(Collectors.toSet()));
      this.classes =
          catalog.governing(due.stream().map(Grant::dataset).collect(Collectors.toSet()));
    }

    int review() {
      Instant end = now.plus(LONGEST);
      for (Grant grant : due) {
        if (!reviewed.isEmpty() && clock.instant().isAfter(end)) {
          break;
        }
        if (grant.isActive() || grant.isSuspendedBy(Grant.Suspender.POLICY)) {
          review(grant, standing(grant));
        } else {
          settledForGood.add(grant.id());
        }
      }
      List<RuleSuspensions.Turn> done = suspensions.carryOut(turns, now);
      reviews.settle(rules.bundle().hash(), reviewed);
      reviews.dismiss(settledForGood);
      news.tell(
          done.stream()
              .filter(RuleSuspensions.Turn::isNews)
              .map(RuleSuspensions.Turn::next)
              .toList(),
          classes,
          now);
      return reviewed.size() + settledForGood.size();
    }

    private void review(Grant grant, Standing standing) {
      Optional<Instant> until =
          switch (standing) {
            case Standing.Holds holds -> {
              RuleSuspensions.allowed(grant, holds.bundle(), holds.rules()).ifPresent(turns::add);
              yield holds.until();
            }
            case Standing.Fails fails -> {
              RuleSuspensions.denied(grant, fails).ifPresent(turns::add);
              yield fails.until();
            }
            case Standing.Doubtful _ -> Optional.of(now.plus(AFTER_A_DOUBT));
          };
      Stream<Instant> ends =
          Stream.of(until, holder(grant).flatMap(KnownActor::changesAt)).flatMap(Optional::stream);
      reviewed.add(
          new Reviewed(
              grant.id(),
              Stream.concat(ends, Stream.of(grant.expiresAt())).min(Comparator.naturalOrder())));
    }

    private Standing standing(Grant grant) {
      GovernanceClass governed = classes.get(grant.dataset());
      if (governed == null) {
        LOG.errorf("grant %s is on a dataset that cannot be judged", grant.id());
        return new Standing.Doubtful(rules.bundle().hash());
      }
      return holder(grant)
          .map(
              holder ->
                  answers.computeIfAbsent(
                      new Question(
                          grant.holder().id(),
                          governed.id(),
                          grant.purpose(),
                          grant.approvals(),
                          grant.acceptedTerms()),
                      _ ->
                          reexamination.of(
                              holder.actor(),
                              Action.RECEIVE,
                              governed,
                              Redemption.standingUse(holder.actor(), grant, now))))
          .orElseGet(() -> StopWords.unknownHolder(rules.bundle().hash()));
    }

    private Optional<KnownActor> holder(Grant grant) {
      return Optional.ofNullable(holders.get(grant.holder().id()));
    }
  }
}
