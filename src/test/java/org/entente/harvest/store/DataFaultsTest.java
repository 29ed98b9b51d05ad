package org.entente.harvest.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataFaultsTest {
  @Test
  void whatIsWrongWithTheDataIsKnownWhereverItHides() {
    for (String state : List.of("22021", "22P05", "23514", "23505")) {
      SQLException refused = new SQLException("refused", state);
      RuntimeException suppressing = new IllegalStateException("could not commit");
      suppressing.addSuppressed(new RuntimeException(refused));

      assertThat(DataFaults.isBehind(new RuntimeException(refused))).isTrue();
      assertThat(DataFaults.isBehind(suppressing)).isTrue();
    }
  }

  @Test
  void anOutageIsNoFaultOfTheData() {
    for (String state : List.of("08006", "57P01", "53300", "40001", "40P01")) {
      assertThat(DataFaults.isBehind(new RuntimeException(new SQLException("gone", state))))
          .isFalse();
    }
    assertThat(DataFaults.isBehind(new RuntimeException(new SQLException("no connection"))))
        .isFalse();
    assertThat(DataFaults.isBehind(new IllegalStateException("a bug"))).isFalse();
  }
}
