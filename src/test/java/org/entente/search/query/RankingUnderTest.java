package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.entente.search.index.Fields;
import org.entente.search.language.QueryParser;
import org.entente.search.scope.ScopedIndex;

/** The ranking with parts of it switched off, for those who measure what each part is worth. */
public final class RankingUnderTest {
  private final Worths worths;

  private RankingUnderTest(Worths worths) {
    this.worths = worths;
  }

  public static RankingUnderTest usual() {
    return new RankingUnderTest(Worths.USUAL);
  }

  public static RankingUnderTest of(float form, float pair, float synonym, float correction) {
    return new RankingUnderTest(new Worths(form, pair, synonym, correction));
  }

  public RankingUnderTest withoutForms() {
    return of(0, worths.pair(), worths.synonym(), worths.correction());
  }

  public RankingUnderTest withoutPairs() {
    return of(worths.form(), 0, worths.synonym(), worths.correction());
  }

  public RankingUnderTest withoutSynonyms() {
    return of(worths.form(), worths.pair(), 0, worths.correction());
  }

  /** Ids of the best hits. */
  public List<String> best(ScopedIndex index, String text, int count) throws IOException {
    IndexSearcher searcher = index.searcher();
    TextQuery query = TextQuery.of(QueryParser.parse(text), searcher, worths);
    Ranking ranking =
        new Ranking(
            query.matching().orElseThrow(),
            query.ranking(query.closeness()).orElseThrow(),
            query.closeness().most());
    StoredFields stored = searcher.storedFields();
    List<String> best = new ArrayList<>();
    for (ScoreDoc hit : Order.RELEVANCE.best(searcher, ranking, Optional.empty(), count)) {
      best.add(stored.document(hit.doc, Set.of(Fields.ID)).get(Fields.ID));
    }
    return best;
  }
}
