package org.entente.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
  private static List<String> all(String text) {
    return Analysis.tokens(text).stream().map(Token::term).toList();
  }

  private static List<String> written(String text) {
    return Analysis.tokens(text).stream()
        .map(token -> text.substring(token.start(), token.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Neutrons' SCATTERING naïve Ångström ＸＰＳ | neutron scatter naive angstrom xps",
        "x-ray x‐ray                              | xray x ray xray x ray",
        "ABC-123                                  | abc123 abc 123",
        "UO2 GaN La2CuO4                          | uo2 gan la2cuo4",
        "OpenStreetMap CIFAR10                    | openstreetmap open street map cifar10 cifar",
        "train_images.csv                         | train image csv",
        "1,000.5 and 3,4                          | 1000.5 and 3 4",
        "U.S. e.g. J.Smith                        | us eg j smith",
        "Sandia's don't                           | sandia don't",
        "ﬁne m² μm Å                              | fine m2 μm a",
        "state-of-the-art                         | state of the art",
      })
  void wordsAreFoldedStemmedAndPartedWhereTheyAreMadeOfWords(String text, String terms) {
    assertThat(all(text)).containsExactly(terms.split(" "));
  }

  @Test
  void japaneseIsReadByItsDictionaryWithoutParticles() {
    assertThat(Analysis.terms("中性子散乱による鉄鋼の測定を行った")).containsExactly("中性子", "散乱", "鉄鋼", "測定", "行う");
    assertThat(Analysis.terms("コンピューター")).isEqualTo(Analysis.terms("コンピュータ"));
    assertThat(Analysis.terms("ﾆｭｰﾄﾛﾝ")).isEqualTo(Analysis.terms("ニュートロン"));
  }

  @Test
  void scriptsMixWithoutBlanks() {
    assertThat(Analysis.terms("SANS測定(300K)")).containsExactly("sans", "測定", "300k");
    assertThat(Analysis.terms("X線回折によるGaN薄膜")).contains("x", "回折", "gan", "薄膜");
  }

  @Test
  void otherScriptsHaveWordsToo() {
    assertThat(Analysis.terms("Нейтрон")).containsExactly("неитрон");
    assertThat(Analysis.terms("한국어 שלום")).hasSize(2);
    assertThat(Analysis.terms("ไทยภาษา")).hasSize(2);
  }

  @Test
  void aWordIsReadAlikeWhateverStandsAroundIt() {
    List<String> alone = all("x-ray");
    assertThat(all("(x-ray, 中性子)")).startsWith(alone.toArray(String[]::new));
    assertThat(all("naïve x-ray")).endsWith(alone.toArray(String[]::new));
  }

  @Test
  void tokensKnowWhereTheyStand() {
    assertThat(written("The ＸＰＳ of (ﾃﾞｰﾀ) x-ray e\u0301tude"))
        .containsExactly("The", "ＸＰＳ", "of", "ﾃﾞｰﾀ", "x-ray", "x", "ray", "e\u0301tude");
  }

  @Test
  void termsAreTheWordsAsTheyStand() {
    assertThat(Analysis.terms("x-ray OpenStreetMap")).containsExactly("x", "ray", "openstreetmap");
  }

  @Test
  void luceneSeesTheSameTokens() throws IOException {
    String text = "Operando x-ray 中性子散乱 of OpenStreetMap";
    List<String> seen = new ArrayList<>();
    try (TokenStream tokens = Analysis.TEXT.tokenStream("any", text)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.getAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        seen.add(term + "@" + place.startOffset() + "-" + place.endOffset());
      }
      tokens.end();
    }
    assertThat(seen)
        .isEqualTo(
            Analysis.tokens(text).stream()
                .map(token -> token.term() + "@" + token.start() + "-" + token.end())
                .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u0000",
        "\ud800",
        "\udc00a",
        "\u202e\u202d",
        "a\u202eb",
        "ー",
        "・・・",
        "'",
        "-",
        "--a--",
        ".",
        "a.b.c.",
        "1,",
        "\u3099",
        "\ufdfa"
      })
  void noTextIsRefused(String text) {
    Analysis.tokens(text)
        .forEach(
            token -> {
              assertThat(token.term()).isNotEmpty();
              assertThat(token.start()).isBetween(0, token.end());
              assertThat(token.end()).isLessThanOrEqualTo(text.length());
            });
  }

  @Test
  void randomTextIsReadWithinItsBounds() {
    long seed = Seeds.one(20_261_124L);
    System.out.println("AnalysisTest: seed " + seed);
    Random random = new Random(seed);
    String signs = "aB1-_.,' \u0000中のーｶﾞ\u3099é\u0301ß\ud800\udc00\u202e한ไ";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(
            random.nextInt(8) == 0
                ? (char) random.nextInt(0x10000)
                : signs.charAt(random.nextInt(signs.length())));
      }
      int position = 0;
      for (Token token : Analysis.tokens(text.toString())) {
        assertThat(token.position()).as("seed %d", seed).isGreaterThanOrEqualTo(position);
        assertThat(token.start()).as("seed %d", seed).isBetween(0, token.end());
        assertThat(token.end()).as("seed %d", seed).isLessThanOrEqualTo(text.length());
        position = token.position();
      }
    }
  }

  @Test
  void aHundredThousandLettersAreCutIntoWordsOfBoundedLength() {
    for (String letter : List.of("a", "é", "中", "ァ", "ไ", "1,000")) {
      assertThat(Analysis.tokens(letter.repeat(100_000)))
          .isNotEmpty()
          .allSatisfy(token -> assertThat(token.term().length()).isLessThanOrEqualTo(1_100));
    }
  }

  @Test
  void foldingLeavesOneForm() {
    assertThat(Analysis.fold(" A\u00a0\tÉtude\n of  ＧａＮ ")).isEqualTo("a etude of gan");
  }
}
