package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.entente.kernel.DatasetId;
import org.entente.search.SearchResult.Hit;
import org.entente.search.analysis.Analysis;
import org.entente.search.index.Fields;
import org.entente.search.scope.ScopedIndex;

/**
 * Datasets whose records tell of the same things as one record does.
 *
 * <p>Of the text of that record, as the actor may read it, the most telling words are taken: those
 * that stand there often or in the title, and that few datasets of the scope have. A dataset that
 * has too few of them is not similar. Who owns it is no reason, so the words of the owner's name
 * are left out, and creators are not looked at.
 */
public final class Similar {
  /** Words whose frequency is looked up; each costs a look into the dictionary. */
  private static final int MOST_CONSIDERED = 60;

  private static final int MOST_TELLING = 12;

  /** Of every telling word, how many must be shared. */
  private static final double SHARED = 0.3;

  /** A word that more than a tenth of the scope has tells nothing, unless the scope is tiny. */
  private static final int FEW_DATASETS = 10;

  /** Characters of a description that are read. */
  private static final int READ = 5_000;

  /** Where half of what repeating a word can count is reached. */
  private static final float SATURATION = 3;

  /** In a small scope such words are as rare as others. */
  private static final Set<String> JOINING =
      Set.of(
          "and", "are", "been", "but", "can", "for", "from", "has", "have", "into", "its", "may",
          "more", "not", "other", "our", "such", "than", "that", "the", "their", "then", "these",
          "they", "this", "those", "under", "use", "used", "using", "was", "were", "which", "will",
          "with");

  private record Telling(String term, double weight) {
    static final Comparator<Telling> ORDER =
        Comparator.comparingDouble(Telling::weight).reversed().thenComparing(Telling::term);
  }

  private Similar() {}

  /**
   * The most similar ones first.
   *
   * @return empty if the dataset is not in the scope
   */
  public static Optional<List<Hit>> to(
      ScopedIndex index, Set<DatasetId> granted, DatasetId id, int limit) throws IOException {
    IndexSearcher searcher = index.searcher();
    Term self = new Term(Fields.ID, id.toString());
    TopDocs found = searcher.search(new TermQuery(self), 1);
    if (found.scoreDocs.length == 0) {
      return Optional.empty();
    }
    Document document = searcher.storedFields().document(found.scoreDocs[0].doc);
    List<Telling> telling = telling(searcher.getIndexReader(), words(document));
    if (telling.isEmpty()) {
      return Optional.of(List.of());
    }
    Query alike = alike(telling, self);
    List<ScoreDoc> best =
        Order.RELEVANCE.best(searcher, Ranking.of(alike), Optional.empty(), limit);
    AccessLens lens = new AccessLens(index, granted);
    return Optional.of(new Hits(searcher, lens, Highlights.none()).of(best));
  }

  /** The words of the record, by how much they count in it. */
  private static Map<String, Integer> words(Document document) {
    Map<String, Integer> words = new HashMap<>();
    add(words, document, Fields.SHOWN_TITLE, 4);
    add(words, document, Fields.SHOWN_KEYWORD, 3);
    add(words, document, Fields.SHOWN_INSTRUMENT, 2);
    add(words, document, Fields.SHOWN_TECHNIQUE, 2);
    add(
        words,
        document,
        document.get(Fields.SHOWN_DESCRIPTION) == null
            ? Fields.SHOWN_SUMMARY
            : Fields.SHOWN_DESCRIPTION,
        1);
    words.keySet().removeAll(ownersWords(document));
    words.keySet().removeIf(word -> !tells(word));
    return words;
  }

  private static void add(Map<String, Integer> words, Document document, String field, int weight) {
    for (String text : document.getValues(field)) {
      String read = text.substring(0, Math.min(text.length(), READ));
      Analysis.terms(read).forEach(term -> words.merge(term, weight, Integer::sum));
    }
  }

  private static Set<String> ownersWords(Document document) {
    Set<String> words = new HashSet<>();
    for (String name : document.getValues(Fields.SHOWN_OWNER_NAME)) {
      words.addAll(Analysis.terms(name));
    }
    return words;
  }

  /** Neither a number nor a word that only joins others; an ideograph alone may be a word. */
  private static boolean tells(String word) {
    return word.codePoints().anyMatch(Character::isLetter)
        && !JOINING.contains(word)
        && (word.length() > 2 || word.codePoints().anyMatch(Character::isIdeographic));
  }

  /** Frequencies and the number of datasets are those of the scope. */
  private static List<Telling> telling(IndexReader scope, Map<String, Integer> words)
      throws IOException {
    List<String> considered =
        words.keySet().stream()
            .sorted(
                Comparator.<String>comparingInt(words::get)
                    .reversed()
                    .thenComparing(Comparator.comparingInt(String::length).reversed())
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST_CONSIDERED)
            .toList();
    int all = scope.numDocs();
    List<Telling> telling = new ArrayList<>();
    for (String word : considered) {
      int datasets = scope.docFreq(new Term(Fields.RANKED, word));
      if (datasets >= 2 && datasets <= Math.max(FEW_DATASETS, all / 10)) {
        float often = words.get(word) / (words.get(word) + SATURATION);
        telling.add(
            new Telling(word, often * Math.log(1 + (all - datasets + 0.5) / (datasets + 0.5))));
      }
    }
    return telling.stream().sorted(Telling.ORDER).limit(MOST_TELLING).toList();
  }

  private static Query alike(List<Telling> telling, Term self) {
    BooleanQuery.Builder alike = new BooleanQuery.Builder();
    for (Telling each : telling) {
      alike.add(
          new BoostQuery(
              new TermQuery(new Term(Fields.RANKED, each.term())),
              (float) (each.weight() / telling.getFirst().weight())),
          Occur.SHOULD);
    }
    alike.setMinimumNumberShouldMatch(enough(telling.size()));
    alike.add(new TermQuery(self), Occur.MUST_NOT);
    return alike.build();
  }

  /** Two at least, where there are two; four of twelve. */
  static int enough(int telling) {
    return Math.min(telling, Math.max(2, (int) Math.ceil(telling * SHARED)));
  }
}
