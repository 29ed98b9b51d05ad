package org.entente.search.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BibtexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Doe, Jane|Doe, Jane",
        "Jane Doe|Jane Doe",
        "Smith and Wesson|{Smith and Wesson}",
        "And then some|{And then some}",
        "others|{others}",
        "Anderson, Sandy|Anderson, Sandy",
        "a, b, c, d|{a, b, c, d}",
        "Doe,|{Doe,}",
        "O'Brien {x}|O'Brien \\textbraceleft{}x\\textbraceright{}"
      })
  void aCreatorIsOneName(String creator, String written) {
    assertThat(Bibtex.name(creator)).isEqualTo(written);
  }

  @Test
  void anAddressKeepsItsShapeAndClosesNothing() {
    assertThat(Bibtex.address("https://example.org/a_b?c=d%20e&f#g"))
        .isEqualTo("https://example.org/a_b?c=d%20e&f#g");
    assertThat(Bibtex.address("10.5555/{a}\\ é")).isEqualTo("10.5555/%7Ba%7D%5C%20%C3%A9");
  }

  @Test
  void textIsOneLine() {
    assertThat(Bibtex.text(" a\r\n\u2028b\t\"c\" ")).isEqualTo("a b \"c\"");
  }
}
