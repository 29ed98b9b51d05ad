package org.entente.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPartsTest {
  @Test
  void wordsAndPhrasesAreParts() {
    assertThat(TextParts.of("thin  \"neutron scattering\" -solar -“two words”").parts())
        .containsExactly("thin", "\"neutron scattering\"", "-solar", "-“two words”");
  }

  @Test
  void aConditionIsOnePartWithItsRangeAndUnit() {
    assertThat(
            TextParts.of("steel measured:\"yield strength\" 4..300 MPa year:2019..2023 x").parts())
        .containsExactly("steel", "measured:\"yield strength\" 4..300 MPa", "year:2019..2023", "x");
  }

  @Test
  void aQuoteWithoutItsPartnerIsNoQuote() {
    assertThat(TextParts.of("5\" wafer").parts()).containsExactly("5\"", "wafer");
  }

  @Test
  void aPartIsTakenOutWhole() {
    TextParts text = TextParts.of("steel \"two words\" cold");
    assertThat(text.without(1)).isEqualTo("steel cold");
    assertThat(text.without(0)).isEqualTo("\"two words\" cold");
  }
}
