package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.catalog.CatalogStore;
import org.entente.catalog.Dataset;
import org.entente.kernel.ActorRef;
import org.entente.kernel.GrantId;
import org.entente.policy.GovernanceClasses;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;

/** A grant that the database refuses to change holds up no other, and is not forgotten. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RefusedGrantTest {
  /** One for all tests of the class: no two make the same dataset. */
  private static final Random RANDOM = new Random(5);

  private static final Pattern GRANT = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

  @Inject GrantStore grants;
  @Inject GrantReviews reviews;
  @Inject CatalogStore datasets;
  @Inject GovernanceClasses classes;

  private final ReviewedWorld world = new ReviewedWorld(RANDOM);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Test
  void onlyWhatIsRefusedWaits() throws SQLException {
    List<GrantId> all = grants(dataset(), 40);
    List<GrantId> refused = List.of(all.get(7), all.get(30));
    obstruct(refused);
    reviews.round();
    assertThat(all)
        .allSatisfy(each -> assertThat(isSuspended(each)).isEqualTo(!refused.contains(each)));

    clear(refused);
    reviews.round();
    assertThat(all).allMatch(this::isSuspended);
  }

  /** Reviews go by dataset: what is refused comes first. */
  @Test
  void whatRefusesTooManyEndsTheRoundAndNamesNoneOfThemAgain() throws SQLException {
    List<Dataset> two =
        Stream.of(dataset(), dataset())
            .sorted(Comparator.comparing(it -> it.id().toString()))
            .toList();
    List<GrantId> refused = grants(two.getFirst(), GrantReviews.MOST_REFUSED + 10);
    List<GrantId> behind = grants(two.getLast(), 3);
    obstruct(refused);

    List<String> named = namedIn(reviews::round);
    assertThat(named).hasSize(GrantReviews.MOST_REFUSED).doesNotHaveDuplicates();
    assertThat(named).allMatch(each -> refused.stream().anyMatch(it -> it.toString().equals(each)));
    assertThat(behind).noneMatch(this::isSuspended);
    assertThat(namedIn(reviews::round)).doesNotContainAnyElementsOf(named);

    clear(refused);
    reviews.round();
    assertThat(refused).allMatch(this::isSuspended);
    assertThat(behind).allMatch(this::isSuspended);
  }

  private Dataset dataset() {
    Dataset dataset =
        world.dataset(classes.intern(ReviewedWorld.OWNER, world.governance(now)), now);
    QuarkusTransaction.requiringNew()
        .run(() -> datasets.write(List.of(dataset), List.of(), ActorRef.SYSTEM, now));
    return dataset;
  }

  /** Grants of whose holders nothing is known, which the first review suspends. */
  private List<GrantId> grants(Dataset dataset, int count) {
    List<Grant> made =
        IntStream.range(0, count)
            .mapToObj(i -> world.grant(world.name + "#" + i, dataset.id(), now))
            .toList();
    QuarkusTransaction.requiringNew()
        .run(() -> made.forEach(grant -> grants.add(grant, ActorRef.SYSTEM)));
    return made.stream().map(Grant::id).toList();
  }

  /** Makes the database refuse whatever a review would change. */
  private static void obstruct(List<GrantId> grants) throws SQLException {
    for (GrantId each : grants) {
      asOwner(
          """
          INSERT INTO access_grant_event (access_grant, version, type, at, by_id, by_name, expires_at)
          VALUES (?, 2, 'another', now(), 'nobody', 'nobody', now())
          """,
          each);
    }
  }

  private static void clear(List<GrantId> grants) throws SQLException {
    for (GrantId each : grants) {
      asOwner("DELETE FROM access_grant_event WHERE access_grant = ? AND version = 2", each);
    }
  }

  /** The grants that the log names meanwhile as ones that cannot be reviewed. */
  private static List<String> namedIn(Runnable round) {
    List<String> named = Collections.synchronizedList(new ArrayList<>());
    Handler listening =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            String said = record.getMessage() + Arrays.toString(record.getParameters());
            Matcher grant = GRANT.matcher(said);
            if (said.contains("until it can") && grant.find()) {
              named.add(grant.group());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(GrantReviews.class.getName());
    log.addHandler(listening);
    try {
      round.run();
    } finally {
      log.removeHandler(listening);
    }
    return named;
  }

  private boolean isSuspended(GrantId id) {
    return QuarkusTransaction.requiringNew()
        .call(() -> grants.find(id, now))
        .orElseThrow()
        .isSuspendedBy(Grant.Suspender.POLICY);
  }

  private static void asOwner(String sql, GrantId grant) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(Servers.databaseUrl(), "entente_owner", "entente_owner");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, grant.value());
      statement.executeUpdate();
    }
  }
}
