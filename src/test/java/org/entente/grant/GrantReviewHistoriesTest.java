package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.catalog.CatalogStore;
import org.entente.catalog.Dataset;
import org.entente.identity.ActorStore;
import org.entente.identity.AgreementStore;
import org.entente.identity.Attribute;
import org.entente.identity.FactStore;
import org.entente.identity.FactValue;
import org.entente.identity.KnownActors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.policy.Action;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.ReloadablePolicies;
import org.entente.testing.HandClock;
import org.entente.testing.Seeds;
import org.entente.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to facts, agreements, datasets, rules and the time: once the reviews are
 * through, a grant is active exactly if a fresh decision of both engines allows its use, except
 * that what a person suspended stays so. Two nodes review at once, and now and then one dies in
 * between.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class GrantReviewHistoriesTest {
  private static final int STEPS = Integer.getInteger("entente.test.steps", 60);
  private static final long USUAL_SEED = 20_261_124L;
  private static final ActorRef STEWARD = new ActorRef("test#steward", "steward");
  private static final String STRICTER =
      """
      @id("stricter-for-now") @title("Stricter") @reason("For the time being.")
      forbid (principal is User, action == Action::"receive", resource)
      unless { principal.assurance >= 3 };
      """;

  @Inject GrantStore grants;
  @Inject GrantReviewStore store;
  @Inject RuleSuspensions suspensions;
  @Inject GrantNews news;
  @Inject ActorStore actors;
  @Inject FactStore facts;
  @Inject AgreementStore agreements;
  @Inject Catalog catalog;
  @Inject CatalogStore datasets;
  @Inject GovernanceClasses classes;
  @Inject AuditTrail trail;

  @TempDir Path folder;

  private final HandClock clock = new HandClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  private final Set<GrantId> suspendedByAPerson = new HashSet<>();

  /** In the order of the story, which their ids would not keep. */
  private final Map<DatasetId, Dataset> current = new LinkedHashMap<>();

  private final List<GrantId> all = new ArrayList<>();
  private final long seed = Seeds.one(USUAL_SEED);
  private final Random random = new Random(seed);
  private final ReviewedWorld world = new ReviewedWorld(random);
  private ReloadablePolicies policies;
  private GrantReview review;
  private GrantReviews node;
  private GrantReviews otherNode;
  private boolean stricter;
  private int active;
  private int suspended;

  @BeforeEach
  void populate() throws Exception {
    System.out.println("GrantReviewHistoriesTest seed " + seed);
    policies = new ReloadablePolicies(folder, trail, classes);
    KnownActors known = new KnownActors(actors, clock);
    review = new GrantReview(store, suspensions, news, known, catalog, policies.decisions(), clock);
    node = new GrantReviews(store, review, known, clock);
    otherNode = new GrantReviews(store, review, known, clock);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              world.persons().forEach(it -> actors.keep(world.signsIn(it, now()), now()));
              world.persons().forEach(it -> usPerson(it, true));
              actors.keep(world.agentSignsIn(now()), now());
              Set<String> owners = Set.of(ReviewedWorld.OWNER.value());
              registersOfAgent(Attribute.OWNERS, new FactValue.Names(owners));
              registersOfAgent(Attribute.PURPOSES, new FactValue.Names(Set.of("research")));
              registersOfAgent(Attribute.MAY_TRAIN, new FactValue.Flag(false));
            });
    for (int i = 0; i < 4; i++) {
      Dataset dataset = world.dataset(governed(), now());
      current.put(dataset.id(), dataset);
      QuarkusTransaction.requiringNew()
          .run(() -> datasets.write(List.of(dataset), List.of(), STEWARD, now()));
      for (String holder : world.holders()) {
        Grant grant = world.grant(holder, dataset.id(), now());
        all.add(grant.id());
        QuarkusTransaction.requiringNew().run(() -> grants.add(grant, ActorRef.SYSTEM));
      }
    }
  }

  @Test
  void whatIsActiveIsWhatTheRulesAllow() throws Exception {
    for (int step = 0; step < STEPS || isSought() && step < 10 * STEPS; step++) {
      happens();
      if (random.nextInt(3) == 0) {
        settle();
        check("step " + step);
      }
    }
    settle();
    check("the end");
    assertThat(isSought()).as("%d active, %d suspended", active, suspended).isFalse();
  }

  /** Whether an outcome is still to be looked at; chance may take its time over one. */
  private boolean isSought() {
    return seed == USUAL_SEED && (active == 0 || suspended == 0 || suspendedByAPerson.isEmpty());
  }

  @Test
  void aTransactionThatStartedFirstAndCommitsLastIsNotPassedOver() throws Exception {
    CountDownLatch registered = new CountDownLatch(1);
    CountDownLatch reviewed = new CountDownLatch(1);
    try (ExecutorService slow = Executors.newSingleThreadExecutor()) {
      Future<?> open =
          slow.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .timeout(60)
                      .run(
                          () -> {
                            learns(world.persons().get(1));
                            registered.countDown();
                            await(reviewed);
                          }));
      await(registered);
      QuarkusTransaction.requiringNew().run(() -> learns(world.persons().get(2)));
      settle();
      reviewed.countDown();
      open.get();
    }
    settle();
    check("both committed");
  }

  private void happens() throws Exception {
    switch (random.nextInt(9)) {
      case 0 -> inTransaction(() -> actors.keep(world.signsIn(world.anyPerson(), now()), now()));
      case 1 -> inTransaction(() -> learns(world.anyPerson()));
      case 2 -> inTransaction(() -> usPerson(world.anyPerson(), random.nextInt(3) > 0));
      case 3 -> inTransaction(() -> agreements.register(world.agrees(now()), STEWARD, now()));
      case 4 -> regoverns();
      case 5 -> {
        stricter = !stricter;
        policies.change("stricter.cedar", stricter ? STRICTER : "");
      }
      case 6, 7 -> clock.pass(Duration.ofMinutes(random.nextInt(150)));
      default -> aPersonDecides();
    }
    if (random.nextInt(4) == 0) {
      dies();
    }
  }

  private void regoverns() {
    Dataset before = List.copyOf(current.values()).get(random.nextInt(current.size()));
    Dataset next =
        new Dataset(
            before.id(),
            before.identifier(),
            before.metadata(),
            governed(),
            before.revision() + 1,
            before.createdAt(),
            now());
    current.put(next.id(), next);
    inTransaction(() -> datasets.write(List.of(), List.of(next), STEWARD, now()));
  }

  private void aPersonDecides() {
    Grant grant = read(all.get(random.nextInt(all.size())));
    boolean lifts = suspendedByAPerson.contains(grant.id());
    GrantCommand command =
        lifts ? new GrantCommand.Resume() : new GrantCommand.Suspend("A person's reason.");
    if (GrantLife.decide(grant, command, now()) instanceof GrantLife.Step.Taken taken) {
      inTransaction(() -> grants.replace(taken.next(), taken.event(), STEWARD, now()));
      if (lifts) {
        suspendedByAPerson.remove(grant.id());
      } else {
        suspendedByAPerson.add(grant.id());
      }
    }
  }

  /** A node dies with everything done and nothing committed. */
  private void dies() {
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      GrantReviewStore.Causes causes = store.take(500);
                      store.makeDue(causes.actors(), causes.datasets(), now());
                      review.review(review.due());
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
  }

  /** Two nodes go round at once until both find nothing to do. */
  private void settle() throws Exception {
    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      for (Future<?> round : List.of(nodes.submit(node::round), nodes.submit(otherNode::round))) {
        round.get();
      }
    }
    // What one node held while the other came by.
    node.round();
  }

  private void check(String when) {
    for (GrantId id : all) {
      Grant grant = read(id);
      var actor = world.actor(grant.holder().id(), now());
      boolean allowed =
          policies
              .decisions()
              .confirm(
                  actor,
                  Action.RECEIVE,
                  current.get(grant.dataset()).governed(),
                  Redemption.standingUse(actor, grant, now()))
              .isAllowed();
      assertThat(grant.state() + " " + grant.suspendedBy().map(Object::toString).orElse(""))
          .as("%s: grant of %s, seed %d", when, grant.holder().id(), seed)
          .isEqualTo(expected(grant, allowed));
      active += grant.isActive() ? 1 : 0;
      suspended += grant.isSuspendedBy(Grant.Suspender.POLICY) ? 1 : 0;
    }
  }

  private String expected(Grant grant, boolean allowed) {
    if (suspendedByAPerson.contains(grant.id())) {
      return "SUSPENDED PERSON";
    }
    if (!now().isBefore(grant.expiresAt())) {
      return "EXPIRED ";
    }
    return allowed ? "ACTIVE " : "SUSPENDED POLICY";
  }

  private Grant read(GrantId id) {
    return QuarkusTransaction.requiringNew().call(() -> grants.find(id, now())).orElseThrow();
  }

  private void learns(String person) {
    facts.register(
        world.learns(person, Attribute.TRAINING, new FactValue.Names(world.courses()), now()),
        STEWARD,
        Optional.empty(),
        now());
  }

  private void usPerson(String person, boolean is) {
    facts.register(
        world.learns(person, Attribute.US_PERSON, new FactValue.Flag(is), now()),
        STEWARD,
        Optional.empty(),
        now());
  }

  private void registersOfAgent(Attribute attribute, FactValue value) {
    facts.register(
        world.registers(world.agent(), attribute, value, now(), Optional.empty()),
        STEWARD,
        Optional.empty(),
        now());
  }

  private GovernanceClass governed() {
    return classes.intern(ReviewedWorld.OWNER, world.governance(now()));
  }

  private Instant now() {
    return clock.instant();
  }

  private static void inTransaction(Runnable act) {
    QuarkusTransaction.requiringNew().run(act);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
