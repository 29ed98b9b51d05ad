package org.entente.search.index;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.search.Records.ORNL;
import static org.entente.search.Records.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.search.IndexUnderTest;
import org.entente.search.Records;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The follower against the real change feed. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FollowingPostgresTest {
  @Inject ChangeSource source;

  @Inject ServingIndex serving;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String database;

  @TempDir Path folder;

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private static void saved(String identifier, String title) {
    Records.imported(record(ORNL, identifier, title, "\"description\":\"d\",", "full"));
  }

  private static ValidatableResponse search(String text) {
    return RestAssured.get("/api/v1/datasets?q=" + text).then().statusCode(200);
  }

  private static void awaitFound(String text, String identifier) {
    Awaitility.await()
        .atMost(ofSeconds(20))
        .untilAsserted(() -> search(text).body("items.identifier", contains(identifier)));
  }

  private Connection as(String role) throws SQLException {
    return DriverManager.getConnection(database, role, role);
  }

  @Test
  void aTransactionThatBeganFirstAndCommitsLastIsNotSkipped() throws SQLException {
    String early = word();
    String late = word();
    String other = word();
    saved("fp-" + early, "First " + early);
    awaitFound(early, "fp-" + early);
    try (Connection slow = as("entente_app");
        PreparedStatement update =
            slow.prepareStatement(
                "UPDATE dataset SET metadata = jsonb_set(metadata, '{title}', to_jsonb(?::text))"
                    + " WHERE identifier = ?");
        PreparedStatement mark =
            slow.prepareStatement(
                "INSERT INTO dataset_change (dataset) SELECT id FROM dataset"
                    + " WHERE identifier = ?")) {
      slow.setAutoCommit(false);
      update.setString(1, "Changed " + late);
      update.setString(2, "fp-" + early);
      update.executeUpdate();
      mark.setString(1, "fp-" + early);
      mark.executeUpdate();

      saved("fp-" + other, "Other " + other);
      Awaitility.await().atMost(ofSeconds(20)).until(source::holdsBack);
      search(late).body("total", equalTo(0));
      slow.commit();
    }
    awaitFound(late, "fp-" + early);
    awaitFound(other, "fp-" + other);
  }

  @Test
  void anotherNodeBuildsTheSameIndexAndContinuesItAfterARestart() throws IOException {
    String word = word();
    saved("fp-" + word, "Node " + word);
    awaitFound(word, "fp-" + word);
    try (IndexUnderTest node = new IndexUnderTest(source, folder)) {
      node.catchUp();
      assertThat(node.serving().datasets()).isEqualTo(serving.datasets());
    }
    String later = word();
    saved("fp-" + later, "Later " + later);
    awaitFound(later, "fp-" + later);
    try (IndexUnderTest node = new IndexUnderTest(source, folder)) {
      node.follower().round();
      assertThat(node.serving().rebuilt()).isEmpty();
      node.catchUp();
      assertThat(node.serving().datasets()).isEqualTo(serving.datasets());
    }
  }

  @Test
  void aRestoredDatabaseIsIndexedAnewWhileSearchGoesOn() throws SQLException {
    String word = word();
    saved("fp-" + word, "Before " + word);
    awaitFound(word, "fp-" + word);
    try (Connection owner = as("entente_owner");
        Statement restore = owner.createStatement()) {
      owner.setAutoCommit(false);
      restore.execute("UPDATE change_feed SET id = gen_random_uuid()");
      // Nobody marked this change: only a rebuild can find it.
      restore.execute(
          "UPDATE dataset SET metadata = jsonb_set(metadata, '{title}', '\"Restored %s\"')"
                  .formatted(word + "x")
              + " WHERE identifier = 'fp-"
              + word
              + "'");
      owner.commit();
    }
    search(word);
    awaitFound(word + "x", "fp-" + word);
  }
}
