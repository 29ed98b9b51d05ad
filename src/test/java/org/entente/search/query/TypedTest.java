package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.search.analysis.Analysis;
import org.entente.search.language.QueryParser;
import org.junit.jupiter.api.Test;

class TypedTest {
  /** Words without a meaning of which no two are the same. */
  private static String words(String between, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "qx" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
        .collect(Collectors.joining(between));
  }

  private static Typed typed(String text) {
    return Typed.of(QueryParser.parse(text));
  }

  private static List<String> searched(Typed typed) {
    return typed.words().stream().flatMap(word -> word.terms().stream()).toList();
  }

  @Test
  void ofMoreWordsThanAreSearchedTheFirstAre() {
    String text = words(" ", 260);
    assertThat(typed(text).cut()).isTrue();
    assertThat(searched(typed(text))).isEqualTo(Analysis.terms(text).subList(0, 100));
    assertThat(typed(words(" ", 100)).cut()).isFalse();
  }

  @Test
  void aTextWithoutBlanksIsCutLikeAnyOther() {
    String japanese = "中性子散乱による鉄鋼の測定".repeat(60);
    assertThat(Analysis.terms(japanese)).hasSizeGreaterThan(100);
    assertThat(typed(japanese).cut()).isTrue();
    assertThat(searched(typed(japanese)))
        .containsExactlyElementsOf(
            Analysis.terms(japanese).subList(0, 100).stream().distinct().toList());
    String joined = words("-", 260);
    assertThat(searched(typed(joined))).isEqualTo(Analysis.terms(joined).subList(0, 100));
  }

  @Test
  void ofAWordWithHyphensThePiecesThatAreLeftAreSearched() {
    Word last = typed(words(" ", 99) + " omega-lambda-sigma").words().getLast();
    assertThat(last.typed()).isEqualTo("omega");
    assertThat(last.terms()).isEqualTo(Analysis.terms("omega"));
    assertThat(last.joined()).isEmpty();
  }

  @Test
  void aQuoteIsCutAndWhatStandsBehindItIsLeftOut() {
    Typed typed = typed("alpha \"" + words(" ", 260) + "\" omega");
    assertThat(searched(typed)).containsExactly("alpha");
    assertThat(typed.phrases())
        .singleElement()
        .satisfies(phrase -> assertThat(phrase.tokens()).hasSize(99));
    assertThat(typed.cut()).isTrue();
  }

  @Test
  void anExclusionThatIsTooLongIsLeftOutSinceLessOfItWouldExcludeMore() {
    Typed typed = typed("alpha -\"" + words(" ", 260) + "\"");
    assertThat(typed.excluded()).isEmpty();
    assertThat(typed.cut()).isTrue();
  }
}
