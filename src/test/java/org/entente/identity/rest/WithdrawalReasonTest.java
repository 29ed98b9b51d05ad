package org.entente.identity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who says why a sensitive statement was wrong says what it was. */
class WithdrawalReasonTest {
  @Test
  void isNotPrinted() {
    assertThat(new RegisterResource.Reason("QX was an error.").toString()).doesNotContain("QX");
  }
}
