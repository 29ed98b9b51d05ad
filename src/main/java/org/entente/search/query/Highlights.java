package org.entente.search.query;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter.HighlightFlag;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.entente.search.analysis.Analysis;

/**
 * Marks in a hit's own text what matched. It works on the stored text of a document that is in
 * scope and on nothing else, statistics included.
 */
final class Highlights {
  private static final String FIELD = "text";
  private static final int PASSAGE = 220;
  private static final int PASSAGES = 2;

  /** Where in a passage the match should stand. */
  private static final float MATCH_AT = 0.5f;

  /** Characters of a description that are looked through; a record may have a hundred thousand. */
  private static final int LOOKED_THROUGH = 20_000;

  private final Optional<Query> marked;
  private final UnifiedHighlighter whole;
  private final UnifiedHighlighter passages;

  Highlights(TextQuery text) {
    this(text.marked(FIELD));
  }

  /** Marks nothing. */
  static Highlights none() {
    return new Highlights(Optional.empty());
  }

  private Highlights(Optional<Query> marked) {
    this.marked = marked;
    this.whole = highlighter(WholeBreakIterator::new);
    this.passages =
        highlighter(
            () ->
                LengthGoalBreakIterator.createClosestToLength(
                    BreakIterator.getSentenceInstance(Locale.ROOT), PASSAGE, MATCH_AT));
  }

  private static UnifiedHighlighter highlighter(Supplier<BreakIterator> breaks) {
    return UnifiedHighlighter.builderWithoutSearcher(Analysis.TEXT)
        .withFlags(Set.of(HighlightFlag.PHRASES))
        .withBreakIterator(breaks)
        .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true))
        .withMaxLength(LOOKED_THROUGH)
        .withMaxNoHighlightPassages(0)
        .build();
  }

  String title(String title) throws IOException {
    return marked(whole, title, 1).orElseGet(() -> escaped(title));
  }

  /** A passage of the summary, else of the description, else the summary as it is. */
  String passage(String summary, Optional<String> description) throws IOException {
    Optional<String> found = marked(whole, summary, 1);
    if (found.isEmpty() && description.isPresent()) {
      found = marked(passages, description.get(), PASSAGES);
    }
    return found.orElseGet(() -> escaped(summary));
  }

  private Optional<String> marked(UnifiedHighlighter highlighter, String text, int most)
      throws IOException {
    return marked.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(
            (String) highlighter.highlightWithoutSearcher(FIELD, marked.get(), text, most));
  }

  private static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#x27;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }
}
