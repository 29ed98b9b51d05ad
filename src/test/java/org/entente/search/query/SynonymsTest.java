package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.entente.search.analysis.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymsTest {
  private static List<String> others(Synonyms synonyms, String query) {
    return synonyms.in(Word.of(query)).stream()
        .flatMap(found -> found.others().stream())
        .map(other -> String.join(" ", other.stream().map(Token::form).toList()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "SANS,small angle neutron scattering",
    "small-angle neutron scattering,sans",
    "XRD,x ray diffraction",
    "x-ray diffraction,xrd",
    "ORNL,oak ridge national laboratory",
    "machine learning,ml",
    "neural networks,nn",
    "中性子散乱,neutron scattering",
    "aluminium,aluminum"
  })
  void acronymsAndPhrasesAreFoundInEitherDirection(String typed, String other) {
    assertThat(others(Synonyms.KNOWN, typed)).contains(other);
  }

  @Test
  void theLongestWayOfSayingItCounts() {
    assertThat(Synonyms.KNOWN.in(Word.of("creep small angle neutron scattering data")))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.first()).isEqualTo(1);
              assertThat(found.behind()).isEqualTo(5);
            });
  }

  @Test
  void theFileIsLargeAndWellFormed() {
    assertThat(Synonyms.KNOWN.size()).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource({
    "SANS,it is not of the form",
    "SANS = - = x,is not a word",
    "SANS=small angle,it is not of the form",
    "a b c d e f g h i = x,is not a word or a phrase of a few words",
    "steel = steels,is there twice",
    "one = ORNL,has a line already"
  })
  void aMalformedLineIsRefusedByItsNumber(String line, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synonyms.of(List.of("# comment", "ORNL = Oak Ridge", "", line)))
        .withMessageContaining("line 4 ")
        .withMessageContaining(why);
  }
}
