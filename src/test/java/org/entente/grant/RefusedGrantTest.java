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
import java.util.List;
import java.util.Random;
import org.entente.catalog.CatalogStore;
import org.entente.catalog.Dataset;
import org.entente.kernel.ActorRef;
import org.entente.kernel.GrantId;
import org.entente.policy.GovernanceClasses;
import org.entente.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A grant that the database refuses to change holds up no other, and is not forgotten. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RefusedGrantTest {
  private static final int GRANTS = 40;

  @Inject GrantStore grants;
  @Inject GrantReviews reviews;
  @Inject CatalogStore datasets;
  @Inject GovernanceClasses classes;

  private final Random random = new Random(5);
  private final ReviewedWorld world = new ReviewedWorld(random);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final List<GrantId> all = new ArrayList<>();

  /** Grants of whom nothing is known, which the first review suspends. */
  @BeforeEach
  void populate() {
    Dataset dataset =
        world.dataset(classes.intern(ReviewedWorld.OWNER, world.governance(now)), now);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              datasets.write(List.of(dataset), List.of(), ActorRef.SYSTEM, now);
              for (int i = 0; i < GRANTS; i++) {
                Grant grant = world.grant(world.name + "#" + i, dataset.id(), now);
                grants.add(grant, ActorRef.SYSTEM);
                all.add(grant.id());
              }
            });
  }

  @Test
  void onlyWhatIsRefusedWaits() throws SQLException {
    List<GrantId> refused = List.of(all.get(7), all.get(30));
    for (GrantId each : refused) {
      asOwner(
          """
          INSERT INTO access_grant_event (access_grant, version, type, at, by_id, by_name, expires_at)
          VALUES (?, 2, 'another', now(), 'nobody', 'nobody', now())
          """,
          each);
    }
    reviews.round();
    assertThat(all)
        .allSatisfy(each -> assertThat(isSuspended(each)).isEqualTo(!refused.contains(each)));

    for (GrantId each : refused) {
      asOwner("DELETE FROM access_grant_event WHERE access_grant = ? AND version = 2", each);
    }
    reviews.round();
    assertThat(all).allMatch(this::isSuspended);
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
