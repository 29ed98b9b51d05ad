package org.entente.harvest.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** Tells what the database has against the data from what ails the database. */
final class DataFaults {
  private static final int MOST_LOOKED_AT = 50;

  private DataFaults() {}

  /**
   * Whether a data exception (SQLSTATE class 22) or a broken constraint (23) is behind it. The same
   * data will meet it again, whereas an outage passes.
   */
  static boolean isBehind(Throwable failure) {
    Deque<Throwable> unseen = new ArrayDeque<>();
    unseen.add(failure);
    for (int i = 0; i < MOST_LOOKED_AT && !unseen.isEmpty(); i++) {
      Throwable each = unseen.remove();
      if (each instanceof SQLException sql && isOfTheData(sql.getSQLState())) {
        return true;
      }
      // A transaction that fails as it commits keeps the reason among the suppressed.
      Stream.concat(Stream.ofNullable(each.getCause()), Stream.of(each.getSuppressed()))
          .forEach(unseen::add);
    }
    return false;
  }

  private static boolean isOfTheData(String state) {
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
