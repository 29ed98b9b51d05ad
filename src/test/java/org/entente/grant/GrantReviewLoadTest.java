package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.catalog.CatalogStore;
import org.entente.catalog.Dataset;
import org.entente.identity.ActorStore;
import org.entente.identity.Attribute;
import org.entente.identity.FactStore;
import org.entente.identity.FactValue;
import org.entente.identity.KnownActors;
import org.entente.kernel.ActorRef;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.ReloadablePolicies;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long all grants take under another bundle; prints figures. Only on demand: {@code
 * -Dentente.load.grants=100000}.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@EnabledIfSystemProperty(named = "entente.load.grants", matches = "[0-9]+")
class GrantReviewLoadTest {
  private static final int GRANTS = Integer.getInteger("entente.load.grants", 0);
  private static final int PEOPLE = Math.max(1, GRANTS / 20);
  private static final int DATASETS = 200;
  private static final String RULE =
      """
      @id("another") @title("Another") @reason("A rule more.")
      forbid (principal is User, action == Action::"receive", resource) when { %s };
      """;

  @Inject GrantReviewStore store;
  @Inject RuleSuspensions suspensions;
  @Inject GrantNews news;
  @Inject ActorStore actors;
  @Inject FactStore facts;
  @Inject Catalog catalog;
  @Inject CatalogStore datasets;
  @Inject GovernanceClasses classes;
  @Inject AuditTrail trail;
  @Inject DataSource database;

  @TempDir Path folder;

  @Test
  void anotherBundle() throws Exception {
    Clock clock = Clock.systemUTC();
    ReloadablePolicies policies = new ReloadablePolicies(folder, trail, classes);
    KnownActors known = new KnownActors(actors, clock);
    GrantReview review =
        new GrantReview(store, suspensions, news, known, catalog, policies.decisions(), clock);
    GrantReviews node = new GrantReviews(store, review, known, clock);
    populate(clock.instant());

    time("first review of " + GRANTS + " grants", node);
    policies.change("another.cedar", RULE.formatted("resource.owner == Org::\"nobody\""));
    time("a bundle that changes nothing", node);
    policies.change("another.cedar", RULE.formatted("resource.minAssurance >= 1"));
    time("a bundle that suspends all", node);
    policies.change("another.cedar", "");
    time("the bundle of before", node);

    assertThat(count("state = 'active'")).isPositive();
  }

  private void time(String what, GrantReviews node) throws SQLException {
    long before = System.nanoTime();
    double ours = ownSeconds();
    double theirs = databaseSeconds();
    node.round();
    System.out.printf(
        "%s: %.1f s, of processor time %.1f s here and %.1f s in PostgreSQL, %d active, %d"
            + " suspended%n",
        what,
        (System.nanoTime() - before) / 1e9,
        ownSeconds() - ours,
        databaseSeconds() - theirs,
        count("state = 'active'"),
        count("stop_bundle IS NOT NULL"));
  }

  /** People who may have most of it, and a fifth of them not. */
  private void populate(Instant now) throws SQLException {
    Random random = new Random(11);
    ReviewedWorld world = new ReviewedWorld(random);
    List<Dataset> all = new ArrayList<>();
    for (int i = 0; i < DATASETS; i++) {
      all.add(world.dataset(classes.intern(ReviewedWorld.OWNER, world.governance(now)), now));
    }
    QuarkusTransaction.requiringNew()
        .run(() -> datasets.write(all, List.of(), ActorRef.SYSTEM, now));
    for (int i = 0; i < PEOPLE; i++) {
      String person = world.name + "#" + i;
      QuarkusTransaction.requiringNew().run(() -> keep(world, person, now));
    }
    run(
        """
        INSERT INTO access_grant (id, version, dataset, owner, holder_id, holder_name, purpose,
                                  approvals, accepted_terms, state, created_at, expires_at)
        SELECT gen_random_uuid(), 1, (SELECT d.id FROM dataset d
                 WHERE d.identifier LIKE 'world-%%' ORDER BY d.id
                 OFFSET (n / %d + n * 7) %% %d LIMIT 1),
               'https://ror.org/01qz5mb56', '%s#' || (n %% %d), 'holder', 'research',
               ARRAY['steward', 'export-control'], ARRAY[]::text[], 'active', now(), now() + interval '300 days'
          FROM generate_series(0, %d) n
        """
            .formatted(PEOPLE, DATASETS, world.name, PEOPLE, GRANTS - 1));
    run(
        """
        INSERT INTO access_grant_review (access_grant, holder_id, dataset, bundle, due_at)
        SELECT id, holder_id, dataset, '', now() FROM access_grant
         WHERE holder_id LIKE '%s%%'
        """
            .formatted(world.name));
  }

  private void keep(ReviewedWorld world, String person, Instant now) {
    actors.keep(world.signsIn(person, now), now);
    registers(world, person, Attribute.US_PERSON, new FactValue.Flag(true), now);
    registers(world, person, Attribute.TRAINING, new FactValue.Names(Set.of("safety")), now);
  }

  private void registers(
      ReviewedWorld world, String person, Attribute attribute, FactValue value, Instant now) {
    facts.register(
        world.registers(person, attribute, value, now, Optional.empty()),
        ActorRef.SYSTEM,
        Optional.empty(),
        now);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private static double ownSeconds() {
    return seconds(ProcessHandle.current());
  }

  /** Of what serves connections that are open now; the server is on this machine. */
  private double databaseSeconds() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT pid FROM pg_stat_activity");
        ResultSet rows = statement.executeQuery()) {
      double sum = 0;
      while (rows.next()) {
        sum += ProcessHandle.of(rows.getInt(1)).map(GrantReviewLoadTest::seconds).orElse(0.0);
      }
      return sum;
    }
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private long count(String condition) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT count(*) FROM access_grant WHERE " + condition);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
