package org.entente.search.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoringRewrite;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FixedScope;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scoped reader against plain Lucene: the same queries on an index that was only ever given the
 * visible documents, read without any of our classes.
 */
class ScopedReaderTest {
  private static final List<String> WORDS =
      List.of("beam", "beams", "bean", "plasma", "plasmas", "steel", "steal", "dot", "x", "y");
  private static final int CLASSES = 5;

  private record Doc(String id, String classId, Visibility tier, String title, String body) {
    Document toLucene() {
      Document document = new Document();
      document.add(new StringField("id", id, Field.Store.YES));
      document.add(new TextField("title", title, Field.Store.NO));
      document.add(new TextField("body", body, Field.Store.NO));
      document.add(new StringField("tag", title, Field.Store.NO));
      document.add(
          new SortedDocValuesField(
              Audience.FIELD, new BytesRef(new Audience(classId, tier).encode())));
      return document;
    }
  }

  @Test
  void scoresTermsAndCountsAreThoseOfPlainLuceneOnTheVisibleDocuments() throws IOException {
    long seed = Seeds.one(20_261_124L);
    System.out.println("ScopedReaderTest: -Dentente.test.seed=" + seed);
    for (int world = 0; world < 40; world++) {
      compare(seed + world);
    }
  }

  private static void compare(long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, Doc> docs = new TreeMap<>();
    try (Index everything = new Index(random.nextBoolean())) {
      for (int change = 0; change < 120; change++) {
        change(random, docs, everything);
        if (random.nextInt(10) == 0) {
          everything.searchers.maybeRefreshBlocking();
        }
      }
      everything.searchers.maybeRefreshBlocking();
      FixedScope scope = scope(random);
      try (Index visible = new Index(false);
          ScopedIndex scoped = everything.scoping.open(scope)) {
        for (Doc doc : docs.values()) {
          if (scope.visibility(doc.classId()) == doc.tier()) {
            visible.writer.addDocument(doc.toLucene());
          }
        }
        visible.searchers.maybeRefreshBlocking();
        IndexSearcher plain = visible.searchers.acquire();
        plain.setSimilarity(Scoping.SIMILARITY);
        try {
          compare(seed, scoped.searcher(), plain);
        } finally {
          visible.searchers.release(plain);
        }
      }
    }
  }

  private static void change(Random random, Map<String, Doc> docs, Index index) throws IOException {
    if (!docs.isEmpty() && random.nextInt(5) == 0) {
      String gone = List.copyOf(docs.keySet()).get(random.nextInt(docs.size()));
      docs.remove(gone);
      index.writer.deleteDocuments(new Term("id", gone));
      return;
    }
    String id = "d" + random.nextInt(100);
    Doc doc =
        new Doc(
            id,
            "c" + random.nextInt(CLASSES),
            random.nextBoolean() ? Visibility.FULL : Visibility.SUMMARY,
            words(random, 1 + random.nextInt(3)),
            words(random, random.nextInt(30)));
    docs.put(id, doc);
    index.writer.updateDocument(new Term("id", id), doc.toLucene());
  }

  private static FixedScope scope(Random random) {
    Map<String, Visibility> seen = new HashMap<>();
    for (int one = 0; one < CLASSES; one++) {
      seen.put("c" + one, List.of(Visibility.values()).get(random.nextInt(3)));
    }
    return new FixedScope(seen, Map.of());
  }

  private static void compare(long seed, IndexSearcher scoped, IndexSearcher plain)
      throws IOException {
    assertThat(scoped.getIndexReader().numDocs()).isEqualTo(plain.getIndexReader().numDocs());
    for (String field : List.of("title", "body", "tag", "id")) {
      assertThat(terms(scoped, field))
          .as("seed %d, %s", seed, field)
          .isEqualTo(terms(plain, field));
      var statistics = scoped.collectionStatistics(field);
      var expected = plain.collectionStatistics(field);
      assertThat(statistics == null).isEqualTo(expected == null);
      if (expected != null) {
        assertThat(statistics.docCount()).as("seed %d", seed).isEqualTo(expected.docCount());
        assertThat(statistics.sumTotalTermFreq())
            .as("seed %d, %s", seed, field)
            .isEqualTo(expected.sumTotalTermFreq());
      }
    }
    for (Query query : queries()) {
      assertThat(scores(scoped, query))
          .as("seed %d, %s", seed, query)
          .isEqualTo(scores(plain, query));
      assertThat(scoped.count(query)).as("seed %d, %s", seed, query).isEqualTo(plain.count(query));
    }
  }

  private static List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    queries.add(new MatchAllDocsQuery());
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String word : WORDS) {
      Term term = new Term("body", word);
      queries.add(new TermQuery(term));
      queries.add(new TermQuery(new Term("tag", word)));
      queries.add(new FuzzyQuery(term, 1));
      queries.add(
          new PrefixQuery(
              new Term("body", word.substring(0, 1)), ScoringRewrite.SCORING_BOOLEAN_REWRITE));
      queries.add(new PrefixQuery(new Term("title", word.substring(0, 1))));
      queries.add(
          new CombinedFieldQuery.Builder(word).addField("title", 4).addField("body", 1).build());
      queries.add(new PhraseQuery("body", word, "plasma"));
      queries.add(
          new DisjunctionMaxQuery(
              List.of(new TermQuery(term), new TermQuery(new Term("title", word))), 0.3f));
      any.add(new TermQuery(term), Occur.SHOULD);
    }
    any.setMinimumNumberShouldMatch(3);
    queries.add(any.build());
    return queries;
  }

  private static Map<String, Integer> terms(IndexSearcher searcher, String field)
      throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    while (each.next() != null) {
      found.put(each.term().utf8ToString(), each.docFreq());
    }
    return found;
  }

  private static Map<String, Float> scores(IndexSearcher searcher, Query query) throws IOException {
    Map<String, Float> scores = new TreeMap<>();
    for (ScoreDoc hit : searcher.search(query, 1_000).scoreDocs) {
      scores.put(searcher.storedFields().document(hit.doc).get("id"), hit.score);
    }
    return scores;
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return words.toString().strip();
  }

  @Test
  void whatIsNotScopedIsNotThere() throws IOException {
    try (Index index = new Index(true)) {
      index.writer.addDocument(new Doc("d1", "c1", Visibility.FULL, "x", "x").toLucene());
      index.searchers.maybeRefreshBlocking();
      FixedScope scope = new FixedScope(Map.of("c1", Visibility.FULL), Map.of());
      try (ScopedIndex scoped = index.scoping.open(scope)) {
        var reader = scoped.searcher().getIndexReader();
        var leaf = reader.leaves().getFirst().reader();
        assertThat(reader.getReaderCacheHelper()).isNull();
        assertThat(leaf.getCoreCacheHelper()).isNull();
        assertThat(leaf.getReaderCacheHelper()).isNull();
        assertThat(leaf.getPointValues("body")).isNull();
        assertThat(leaf.getDocValuesSkipper("body")).isNull();
        TermsEnum terms = leaf.terms("body").iterator();
        terms.next();
        assertThatThrownBy(terms::ord).isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }

  /**
   * Frequent terms are counted in bulk, and more audiences than 16 bits can number are told apart.
   */
  @Test
  void countsStayRightWhereThereIsMuchOfEverything() throws IOException {
    int documents = 70_000;
    Random random = new Random(7);
    try (Index index = new Index(false)) {
      Map<String, Visibility> seen = new HashMap<>();
      int visible = 0;
      for (int i = 0; i < documents; i++) {
        boolean kept = i % 5 > 0;
        boolean shown = random.nextInt(3) == 0;
        seen.put("c" + i, shown ? Visibility.FULL : Visibility.HIDDEN);
        visible += kept && shown && i % 2 == 0 ? 1 : 0;
        index.writer.addDocument(
            new Doc("d" + i, "c" + i, Visibility.FULL, "x", i % 2 == 0 ? "even" : "odd")
                .toLucene());
      }
      index.writer.forceMerge(1);
      for (int i = 0; i < documents; i += 5) {
        index.writer.deleteDocuments(new Term("id", "d" + i));
      }
      index.searchers.maybeRefreshBlocking();
      try (ScopedIndex scoped = index.scoping.open(new FixedScope(seen, Map.of()))) {
        assertThat(terms(scoped.searcher(), "body")).containsEntry("even", visible);
        assertThat(scoped.searcher().count(new TermQuery(new Term("body", "even"))))
            .isEqualTo(visible);
        assertThat(scoped.searcher().collectionStatistics("body").docCount())
            .isEqualTo(scoped.searcher().getIndexReader().numDocs());
      }
    }
  }

  @Test
  void aDocumentWithoutAnAudienceIsSeenByNobody() throws IOException {
    try (Index index = new Index(true)) {
      Document stray = new Document();
      stray.add(new TextField("body", "stray", Field.Store.NO));
      index.writer.addDocument(stray);
      index.searchers.maybeRefreshBlocking();
      FixedScope scope = new FixedScope(Map.of("", Visibility.FULL), Map.of());
      try (ScopedIndex scoped = index.scoping.open(scope)) {
        assertThat(scoped.searcher().count(new MatchAllDocsQuery())).isZero();
        assertThat(terms(scoped.searcher(), "body")).isEmpty();
      }
    }
  }

  /** Bytes changed on the disk: whoever searches must learn that the index cannot be read. */
  @ParameterizedTest
  @ValueSource(strings = {"", "xc1"})
  void anAudienceThatIsNoneIsDamage(String stored) throws IOException {
    try (Index index = new Index(true)) {
      Document damaged = new Document();
      damaged.add(new SortedDocValuesField(Audience.FIELD, new BytesRef(stored)));
      index.writer.addDocument(damaged);
      index.searchers.maybeRefreshBlocking();
      FixedScope scope = new FixedScope(Map.of(), Map.of());
      assertThatThrownBy(() -> index.scoping.open(scope))
          .isInstanceOf(UnreadableIndex.class)
          .hasCauseInstanceOf(CorruptIndexException.class);
    }
  }

  /** A raw index in memory. */
  private static final class Index implements Closeable {
    private final Directory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Scoping scoping;

    Index(boolean keepSegments) throws IOException {
      IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
      config.setMergePolicy(keepSegments ? NoMergePolicy.INSTANCE : new TieredMergePolicy());
      config.setSimilarity(Scoping.SIMILARITY);
      writer = new IndexWriter(directory, config);
      searchers = new SearcherManager(writer, null);
      scoping = new Scoping(searchers);
    }

    @Override
    public void close() throws IOException {
      searchers.close();
      writer.close();
      directory.close();
    }
  }
}
