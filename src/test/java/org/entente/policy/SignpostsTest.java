package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignpostsTest {
  private final Signposts signposts = new Signposts(Set.of("known", "known-too")::contains);

  @Test
  void anAgreementThatTheReaderMayKnowOfLeadsToItsPage() {
    assertThat(toAgreements(Optional.of(Set.of("known")))).hasValue("/registers/agreements/known");
  }

  @Test
  void anAgreementThatTheReaderMayNotKnowOfLeadsNowhere() {
    assertThat(toAgreements(Optional.of(Set.of("unknown")))).isEmpty();
  }

  @Test
  void anAgreementThatMayNotBeNamedLeadsNowhere() {
    assertThat(toAgreements(Optional.empty())).isEmpty();
  }

  @Test
  void severalLeadToTheListOfThoseThatTheReaderMayKnowOf() {
    assertThat(toAgreements(Optional.of(Set.of("known", "unknown"))))
        .hasValue("/registers/agreements");
    assertThat(toAgreements(Optional.of(Set.of("unknown", "unheard-of")))).isEmpty();
  }

  @Test
  void whatSomebodyElseDecidesLeadsNowhere() {
    assertThat(signposts.to(Way.Kind.OTHER, "licences", Optional.of(Set.of("known")))).isEmpty();
  }

  private Optional<String> toAgreements(Optional<Set<String>> named) {
    return signposts.to(Way.Kind.OTHER, "agreements", named);
  }
}
