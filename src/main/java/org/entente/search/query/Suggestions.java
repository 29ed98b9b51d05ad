package org.entente.search.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.entente.search.Suggestion;
import org.entente.search.Suggestion.Kind;
import org.entente.search.index.Completions;
import org.entente.search.index.Completions.Completion;
import org.entente.search.index.Fields;
import org.entente.search.scope.ScopedIndex;

/**
 * Titles and values in scope that continue what was typed.
 *
 * <p>The work is bounded by terms looked at, in alphabetical order; only visible ones count, so
 * that what is suggested does not depend on hidden ones. More share only a very short beginning.
 */
public final class Suggestions {
  private static final int SHORTEST = 2;
  private static final int SHORTEST_OF_TITLE = 3;

  private static final Pattern QUOTES = Pattern.compile("[\"“”„‟«»「」『』]+");

  static final int MOST_VALUES_LOOKED_AT = 5_000;
  static final int MOST_TITLES_LOOKED_AT = 2_000;

  /** What is suggested, whatever it was found by. */
  private record Suggested(Kind kind, String text, String value) {}

  private record Candidate(Suggested suggested, int datasets, boolean whole) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparingInt(Candidate::datasets)
            .reversed()
            .thenComparing(candidate -> !candidate.whole)
            .thenComparing(candidate -> candidate.suggested.text)
            .thenComparing(candidate -> candidate.suggested.kind)
            .thenComparing(candidate -> candidate.suggested.value);

    Candidate or(Candidate other) {
      return new Candidate(suggested, Math.max(datasets, other.datasets), whole || other.whole);
    }
  }

  private Suggestions() {}

  /**
   * Those that most datasets have come first; then those that start as typed; then by text.
   *
   * @param typed nothing is suggested for one character, and no title for two; an ideograph or a
   *     syllable counts as two
   */
  public static List<Suggestion> complete(ScopedIndex index, String typed, int limit)
      throws IOException {
    String prefix = Completions.prefix(typed);
    int weight = Completions.weight(prefix);
    Map<Suggested, Candidate> candidates = new HashMap<>();
    if (weight >= SHORTEST) {
      look(index, Fields.VALUE_COMPLETION, prefix, MOST_VALUES_LOOKED_AT, candidates);
    }
    if (weight >= SHORTEST_OF_TITLE) {
      look(index, Fields.TITLE_COMPLETION, prefix, MOST_TITLES_LOOKED_AT, candidates);
    }
    return candidates.values().stream()
        .sorted(Candidate.ORDER)
        .limit(limit)
        .map(Candidate::suggested)
        .map(each -> new Suggestion(each.kind(), each.text(), query(each)))
        .toList();
  }

  private static void look(
      ScopedIndex index,
      String field,
      String prefix,
      int most,
      Map<Suggested, Candidate> candidates)
      throws IOException {
    Terms terms = MultiTerms.getTerms(index.searcher().getIndexReader(), field);
    if (terms == null) {
      return;
    }
    BytesRef start = new BytesRef(prefix);
    TermsEnum each = terms.iterator();
    int lookedAt = 0;
    boolean there = each.seekCeil(start) != TermsEnum.SeekStatus.END;
    while (there && lookedAt++ < most && StringHelper.startsWith(each.term(), start)) {
      Optional<Completion> found = Completions.read(each.term().utf8ToString());
      if (found.isPresent()) {
        Suggested suggested =
            new Suggested(found.get().kind(), found.get().text(), found.get().value());
        candidates.merge(
            suggested,
            new Candidate(suggested, each.docFreq(), found.get().whole()),
            Candidate::or);
      }
      there = each.next() != null;
    }
  }

  /** Quotes cannot be written within quotes; a blank in their place is read alike. */
  private static String query(Suggested suggested) {
    String wanted = suggested.kind() == Kind.CHALLENGE_AREA ? suggested.value() : suggested.text();
    String quoted = '"' + QUOTES.matcher(wanted).replaceAll(" ").strip() + '"';
    return suggested.kind() == Kind.TITLE ? quoted : suggested.kind().word() + ':' + quoted;
  }
}
