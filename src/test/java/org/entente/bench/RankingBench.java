package org.entente.bench;

import static org.entente.search.scope.Scoping.SIMILARITY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;
import org.entente.bench.Judged.Asked;
import org.entente.bench.Judged.Entry;
import org.entente.catalog.Dataset;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.query.RankingUnderTest;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well the search ranks, beside plain BM25 over the same words in the same run:
 *
 * <pre>mvn test -Dtest=RankingBench -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>The collection is read from {@code -Dentente.bench.datafinder}, by default {@code
 * ../shared/data/datafinder}. It is one collection, with names and descriptions of datasets for
 * machine learning. The weights of fields, k1 and b, and the bonuses of the ranking were chosen by
 * comparing them on it, so that its figures flatter the ranking and say little of other
 * collections.
 */
class RankingBench {
  private static final int DEPTH = 100;
  private static final String TEXT = "text";

  @TempDir Path folder;

  @Test
  void compareWithPlainBm25() throws IOException {
    Judged judged =
        Judged.read(
            Path.of(System.getProperty("entente.bench.datafinder", "../shared/data/datafinder")));
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    Map<String, String> names = new HashMap<>();
    for (Entry entry : judged.records()) {
      Dataset dataset = dataset(entry);
      names.put(dataset.id().toString(), entry.name());
      catalog.save(dataset);
    }
    try (Directory plain = plain(judged);
        DirectoryReader reader = DirectoryReader.open(plain);
        IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      long start = System.nanoTime();
      index.catchUp();
      System.out.printf(
          "%n%,d datasets indexed in %,d ms%n",
          judged.records().size(), (System.nanoTime() - start) / 1_000_000);
      try (ScopedIndex all = index.open(everything())) {
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        rankings.put("plain BM25", text -> plainly(reader, new BM25Similarity(), text));
        rankings.put("plain BM25 with our k1 and b", text -> plainly(reader, SIMILARITY, text));
        variants()
            .forEach(
                (name, ranking) ->
                    rankings.put(
                        name,
                        text -> ranking.best(all, text, DEPTH).stream().map(names::get).toList()));
        report("keywords", judged, rankings, Asked::keywords);
        report("sentences", judged, rankings, Asked::sentence);
      }
    }
  }

  private interface Ranking {
    List<String> of(String text) throws IOException;
  }

  private static Map<String, RankingUnderTest> variants() {
    RankingUnderTest usual = RankingUnderTest.usual();
    Map<String, RankingUnderTest> variants = new LinkedHashMap<>();
    variants.put("Entente", usual);
    variants.put("  without the form typed", usual.withoutForms());
    variants.put("  without words side by side", usual.withoutPairs());
    variants.put("  without synonyms", usual.withoutSynonyms());
    variants.put("  without any of these", usual.withoutForms().withoutPairs().withoutSynonyms());
    return variants;
  }

  private static void report(
      String kind, Judged judged, Map<String, Ranking> rankings, Function<Asked, String> text)
      throws IOException {
    System.out.printf("%n%s%n%s%n", kind, Measures.head());
    for (Map.Entry<String, Ranking> ranking : rankings.entrySet()) {
      Measures measures = new Measures();
      for (Asked asked : judged.queries()) {
        measures.add(ranking.getValue().of(text.apply(asked)), judged.relevant().get(asked.id()));
      }
      System.out.println(measures.row(ranking.getKey()));
    }
  }

  private static Dataset dataset(Entry entry) {
    UUID id = UUID.nameUUIDFromBytes(entry.name().getBytes(StandardCharsets.UTF_8));
    return RandomCatalog.dataset(
        new DatasetId(id),
        entry.name(),
        entry.paper(),
        entry.description(),
        entry.variants().stream().filter(each -> !each.equals(entry.name())).toList());
  }

  private static FixedScope everything() {
    return new FixedScope(Map.of("class-0", Visibility.FULL), Map.of("class-0", Access.OPEN));
  }

  private static Directory plain(Judged judged) throws IOException {
    Directory directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      for (Entry entry : judged.records()) {
        Document document = new Document();
        document.add(new StringField("name", entry.name(), Field.Store.YES));
        String text =
            String.join(
                "\n",
                entry.name(),
                entry.paper(),
                entry.description(),
                String.join("\n", entry.variants()));
        document.add(new TextField(TEXT, text, Field.Store.NO));
        writer.addDocument(document);
      }
    }
    return directory;
  }

  private static List<String> plainly(IndexReader reader, Similarity similarity, String text)
      throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(similarity);
    Optional<Query> query =
        Optional.ofNullable(
            new QueryBuilder(new StandardAnalyzer()).createBooleanQuery(TEXT, text));
    List<String> best = new ArrayList<>();
    if (query.isPresent()) {
      for (ScoreDoc hit : searcher.search(query.get(), DEPTH).scoreDocs) {
        best.add(searcher.storedFields().document(hit.doc).get("name"));
      }
    }
    return best;
  }
}
