package org.entente.search.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.entente.search.index.Completions;
import org.entente.search.index.Completions.Completion;
import org.entente.search.index.Fields;
import org.entente.search.scope.ScopedIndex;

/** Titles and keywords in scope that continue what was typed. */
public final class Suggestions {
  private static final int SHORTEST = 2;

  /** Terms looked at, in alphabetical order; more share only a very short beginning. */
  private static final int MOST_LOOKED_AT = 2_000;

  private record Candidate(String value, int datasets, boolean whole) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparingInt(Candidate::datasets)
            .reversed()
            .thenComparing(candidate -> !candidate.whole)
            .thenComparing(Candidate::value);

    Candidate or(Candidate other) {
      return new Candidate(value, Math.max(datasets, other.datasets), whole || other.whole);
    }
  }

  private Suggestions() {}

  /** The values that most datasets have come first; then those that start as typed. */
  public static List<String> complete(ScopedIndex index, String typed, int limit)
      throws IOException {
    String prefix = Completions.prefix(typed);
    Terms terms = MultiTerms.getTerms(index.searcher().getIndexReader(), Fields.COMPLETION);
    if (prefix.length() < SHORTEST || terms == null) {
      return List.of();
    }
    Map<String, Candidate> candidates = new HashMap<>();
    BytesRef start = new BytesRef(prefix);
    TermsEnum each = terms.iterator();
    int lookedAt = 0;
    boolean there = each.seekCeil(start) != TermsEnum.SeekStatus.END;
    while (there && lookedAt++ < MOST_LOOKED_AT && StringHelper.startsWith(each.term(), start)) {
      Completion found = Completions.read(each.term().utf8ToString());
      candidates.merge(
          found.value(),
          new Candidate(found.value(), each.docFreq(), found.whole()),
          Candidate::or);
      there = each.next() != null;
    }
    return candidates.values().stream()
        .sorted(Candidate.ORDER)
        .limit(limit)
        .map(Candidate::value)
        .toList();
  }
}
