package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.entente.search.index.Fields;
import org.entente.search.scope.Scoping;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;

/** The best hits, page by page, against all hits sorted by score and id. */
class BestFirstTest {
  private record Found(float score, String id) {
    static final Comparator<Found> ORDER =
        Comparator.comparing(Found::score).reversed().thenComparing(Found::id);
  }

  @Test
  void pagesAreTheWholeListCutUp() throws IOException {
    long seed = Seeds.one(20_261_124L);
    System.out.println("BestFirstTest: -Dentente.test.seed=" + seed);
    for (int world = 0; world < 60; world++) {
      compare(new Random(seed + world), "seed " + (seed + world));
    }
  }

  private static void compare(Random random, String label) throws IOException {
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, config(random.nextBoolean()))) {
      fill(writer, random);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(Scoping.SIMILARITY);
        for (Query query : queries()) {
          List<Found> all = new ArrayList<>();
          for (ScoreDoc each : searcher.search(query, 10_000).scoreDocs) {
            all.add(found(searcher, each));
          }
          all.sort(Found.ORDER);
          int size = 1 + random.nextInt(30);
          assertThat(paged(searcher, query, size)).as("%s, %s", label, query).isEqualTo(all);
        }
      }
    }
  }

  private static List<Found> paged(IndexSearcher searcher, Query query, int size)
      throws IOException {
    List<Found> paged = new ArrayList<>();
    Optional<BestFirst.Place> after = Optional.empty();
    List<ScoreDoc> page;
    do {
      page = searcher.search(query, new BestFirst(size, after));
      for (ScoreDoc each : page) {
        paged.add(found(searcher, each));
      }
      after =
          paged.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new BestFirst.Place(paged.getLast().score(), new BytesRef(paged.getLast().id())));
    } while (page.size() == size);
    return paged;
  }

  private static Found found(IndexSearcher searcher, ScoreDoc each) throws IOException {
    return new Found(each.score, searcher.storedFields().document(each.doc).get(Fields.ID));
  }

  private static IndexWriterConfig config(boolean keepSegments) {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setMergePolicy(keepSegments ? NoMergePolicy.INSTANCE : new TieredMergePolicy());
    config.setSimilarity(Scoping.SIMILARITY);
    config.setIndexSort(Fields.BY_ID);
    return config;
  }

  /** Short texts of few words, so that many documents score alike. */
  private static void fill(IndexWriter writer, Random random) throws IOException {
    for (int i = 0; i < 400; i++) {
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      Document document = new Document();
      document.add(new StringField(Fields.ID, id, Field.Store.YES));
      document.add(new SortedDocValuesField(Fields.ID_ORDER, new BytesRef(id)));
      StringBuilder text = new StringBuilder();
      IntStream.range(0, 1 + random.nextInt(4))
          .forEach(_ -> text.append("abc".charAt(random.nextInt(3))).append(' '));
      document.add(new TextField("text", text.toString(), Field.Store.NO));
      writer.addDocument(document);
      if (random.nextInt(6) == 0) {
        writer.deleteDocuments(new Term("text", "c" + id));
        writer.deleteDocuments(new Term(Fields.ID, id));
      }
      if (random.nextInt(60) == 0) {
        DirectoryReader.open(writer).close();
      }
    }
  }

  private static List<Query> queries() {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    BooleanQuery.Builder both = new BooleanQuery.Builder();
    for (String word : List.of("a", "b", "c")) {
      either.add(new TermQuery(new Term("text", word)), Occur.SHOULD);
      both.add(new TermQuery(new Term("text", word)), Occur.MUST);
    }
    return List.of(
        new TermQuery(new Term("text", "a")),
        either.build(),
        both.build(),
        new ConstantScoreQuery(new TermQuery(new Term("text", "b"))),
        new MatchAllDocsQuery(),
        new TermQuery(new Term("text", "none")));
  }
}
