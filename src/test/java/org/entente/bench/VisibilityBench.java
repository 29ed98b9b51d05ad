package org.entente.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.testing.Person;
import org.junit.jupiter.api.Test;

/**
 * How long after a change searches show it: of a dataset from the commit in PostgreSQL, of a fact
 * or a rule from the answer to the call that changed it. Searches are asked one after another over
 * HTTP, so that each figure includes one whole search.
 */
class VisibilityBench {
  private static final int CHANGES = Integer.getInteger("entente.bench.changes", 500);
  private static final int POLICY_CHANGES = Integer.getInteger("entente.bench.policy-changes", 40);
  private static final String CLOSED =
      """
      @id("closed-for-now") @title("Closed") @reason("Closed for maintenance.")
      forbid (principal, action == Action::"discover", resource);
      """;

  @Test
  void visibility() throws Exception {
    Synthetic synthetic = Synthetic.fromSettings();
    Report report = new Report("visibility");
    try (LoadedBroker broker = LoadedBroker.of(synthetic)) {
      broker.start();
      broker.registerDemo();
      report.line("%,d datasets; each time includes one whole search", synthetic.count());
      Percentiles.head(report);
      datasets(synthetic, broker).row(report, "**dataset committed → found** (goal: p99 of 1,000)");
      facts(broker).row(report, "fact registered → other total");
      policies(broker)
          .row(report, "**rules reloaded → nothing seen, and back** (goal: p99 of 1,000)");
      report.write();
    }
  }

  /** Titles get a word that was nowhere before; the time runs from the end of the commit. */
  private static Percentiles datasets(Synthetic synthetic, LoadedBroker broker) throws Exception {
    List<Double> millis = new ArrayList<>();
    try (Connection connection = broker.database().as("entente_app");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE dataset SET metadata = jsonb_set(metadata, '{title}', to_jsonb(?::text))"
                    + " WHERE id = ?::uuid");
        PreparedStatement mark =
            connection.prepareStatement("INSERT INTO dataset_change (dataset) VALUES (?::uuid)")) {
      connection.setAutoCommit(false);
      for (int change = 0; change < CHANGES; change++) {
        String word = "visible" + Long.toString(System.nanoTime(), 36);
        String id = synthetic.id(change * 37 % synthetic.count()).toString();
        update.setString(1, "Changed " + word);
        update.setString(2, id);
        update.executeUpdate();
        mark.setString(1, id);
        mark.executeUpdate();
        connection.commit();
        long committed = System.nanoTime();
        while (broker.total("q=" + word, Optional.of("curator")) != 1) {
          Thread.onSpinWait();
        }
        millis.add((System.nanoTime() - committed) / 1e6);
      }
    }
    return new Percentiles(millis);
  }

  /** A person joins a project of some datasets, and leaves it again. */
  private static Percentiles facts(LoadedBroker broker) throws Exception {
    List<Double> millis = new ArrayList<>();
    Optional<String> account = Optional.of("scientist-univ");
    for (int change = 0; change < POLICY_CHANGES; change++) {
      long before = broker.total("q=", account);
      broker.register(projects(change % 2 == 0 ? "\"project-1\",\"project-2\"" : ""));
      long registered = System.nanoTime();
      while (broker.total("q=", account) == before) {
        Thread.onSpinWait();
      }
      millis.add((System.nanoTime() - registered) / 1e6);
    }
    return new Percentiles(millis);
  }

  private static String projects(String names) {
    return """
    {"facts":[{"actor":"%s","attribute":"projects","value":[%s],"source":"benchmark"}]}"""
        .formatted(Person.SCIENTIST_UNIV.subject(), names);
  }

  /** A rule that hides everything comes and goes. */
  private static Percentiles policies(LoadedBroker broker) throws Exception {
    Path rule = broker.policies().resolve("consortium/closed-for-now.cedar");
    List<Double> millis = new ArrayList<>();
    for (int change = 0; change < POLICY_CHANGES; change++) {
      boolean closed = change % 2 == 0;
      if (closed) {
        Files.writeString(rule, CLOSED);
      } else {
        Files.delete(rule);
      }
      broker.reloadPolicies();
      long reloaded = System.nanoTime();
      while ((broker.total("q=", Optional.of("curator")) == 0) != closed) {
        Thread.onSpinWait();
      }
      millis.add((System.nanoTime() - reloaded) / 1e6);
    }
    return new Percentiles(millis);
  }
}
