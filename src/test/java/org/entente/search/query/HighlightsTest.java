package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.entente.search.language.QueryParser;
import org.junit.jupiter.api.Test;

class HighlightsTest {
  private static Highlights of(String text) throws IOException {
    IndexSearcher nothing = new IndexSearcher(new MultiReader());
    return new Highlights(TextQuery.of(QueryParser.parse(text), nothing));
  }

  @Test
  void matchesAreMarkedAndEverythingElseIsEscaped() throws IOException {
    assertThat(of("neutron").title("<i>Neutrons</i> & \"beams\""))
        .contains("<mark>Neutrons</mark>")
        .doesNotContain("<i>")
        .contains("&lt;i&gt;")
        .contains("&amp;");
  }

  @Test
  void aTextWithoutMatchesIsEscapedAsItIs() throws IOException {
    assertThat(of("plasma").title("a <b> & 'c'")).isEqualTo("a &lt;b&gt; &amp; &#x27;c&#x27;");
    assertThat(of("").title("a<b")).isEqualTo("a&lt;b");
  }

  @Test
  void thePassageComesFromTheSummaryElseTheDescription() throws IOException {
    assertThat(of("steel").passage("Steel creeps.", Optional.of("No match.")))
        .isEqualTo("<mark>Steel</mark> creeps.");
    String description = "First sentence here. ".repeat(40) + "Then steel creeps. The end.";
    assertThat(of("steel").passage("Nothing.", Optional.of(description)))
        .contains("<mark>steel</mark>")
        .hasSizeLessThan(600);
    assertThat(of("steel").passage("Nothing.", Optional.empty())).isEqualTo("Nothing.");
  }

  @Test
  void excludedWordsAreNotMarked() throws IOException {
    assertThat(of("steel -creep").title("Steel creep")).isEqualTo("<mark>Steel</mark> creep");
  }

  @Test
  void aPhraseIsMarkedOnlyWhereItStands() throws IOException {
    assertThat(of("\"spin echo\"").title("Echo and spin echo"))
        .isEqualTo("Echo and <mark>spin echo</mark>");
  }
}
