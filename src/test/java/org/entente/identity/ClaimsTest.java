package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which address a token gives its holder. */
class ClaimsTest {
  @Test
  void anAddressCountsIfItIsVerified() {
    assertThat(address("doe@example.org", true)).contains(new EmailAddress("doe@example.org"));
    assertThat(address("doe@example.org", false)).isEmpty();
    assertThat(address("doe@example.org", null)).isEmpty();
    assertThat(address("doe@example.org", "true")).isEmpty();
    assertThat(address(null, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doe",
        "@example.org",
        "doe@",
        "doe@example.org\r\nBcc: all@example.org",
        "doe@example.org, all@example.org",
        "Doe <doe@example.org>",
        "\"a b\"@example.org",
        "doe@example.org\n",
        "doe@exa mple.org",
        "doe@-example.org"
      })
  void whatCouldBeMoreThanOneAddressIsNone(String text) {
    assertThat(address(text, true)).isEmpty();
  }

  @Test
  void itIsNoTextForALog() {
    assertThat(new EmailAddress("doe@example.org").toString()).doesNotContain("doe");
  }

  private static Optional<EmailAddress> address(Object email, Object verified) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://issuer.example");
    claims.put("sub", "1");
    claims.put("email", email);
    claims.put("email_verified", verified);
    claims.values().removeIf(value -> value == null);
    return new Claims(claims, Duration.ofDays(30)).read().orElseThrow().email();
  }
}
