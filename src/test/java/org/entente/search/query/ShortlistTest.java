package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
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

/** The hits found in two steps against those of one, page by page, scores to the last bit. */
class ShortlistTest {
  private static final String WORDS = "abcdefgh";
  private static final long USUAL_SEED = 20_261_124L;

  /** Pages of one list, cut where the page before ended, by one way of searching. */
  private interface Way {
    List<ScoreDoc> page(Optional<BestFirst.Place> after, int count) throws IOException;
  }

  private record Found(int scoreBits, String id) {}

  @Test
  void twoStepsFindWhatOneFinds() throws IOException {
    long seed = Seeds.one(USUAL_SEED);
    System.out.println("ShortlistTest: -Dentente.test.seed=" + seed);
    int compared = 0;
    for (int world = 0; world < 12; world++) {
      Random random = new Random(seed + world);
      try (Directory directory = new ByteBuffersDirectory();
          IndexWriter writer = new IndexWriter(directory, config())) {
        fill(writer, random, world % 3 == 0 ? 6_000 : 700);
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
          IndexSearcher searcher = new IndexSearcher(reader);
          searcher.setSimilarity(Scoping.SIMILARITY);
          for (int i = 0; i < 12; i++) {
            Ranking ranking = ranking(random);
            int count = 1 + random.nextInt(40);
            int longest = 400 + random.nextInt(random.nextBoolean() ? 300 : 8_000);
            List<Found> two =
                pages(
                    searcher,
                    (after, most) -> Shortlist.best(searcher, ranking, after, most, longest),
                    count);
            List<Found> one =
                pages(
                    searcher,
                    (after, most) -> searcher.search(ranking.all(), new BestFirst(most, after)),
                    count);
            compared += one.size();
            assertThat(two).as("seed %d, %s", seed + world, ranking).isEqualTo(one);
          }
        }
      }
    }
    if (seed == USUAL_SEED) {
      assertThat(compared).isPositive();
    }
  }

  private static List<Found> pages(IndexSearcher searcher, Way way, int count) throws IOException {
    List<Found> found = new ArrayList<>();
    Optional<BestFirst.Place> after = Optional.empty();
    List<ScoreDoc> page;
    int pages = 0;
    do {
      page = way.page(after, count);
      for (ScoreDoc each : page) {
        String id = searcher.storedFields().document(each.doc).get(Fields.ID);
        found.add(new Found(Float.floatToIntBits(each.score), id));
        after = Optional.of(new BestFirst.Place(each.score, new BytesRef(id)));
      }
    } while (page.size() == count && ++pages < 12);
    return found;
  }

  /** A needed part of one to three words, and up to four things that add to it, rare or common. */
  private static Ranking ranking(Random random) {
    BooleanQuery.Builder needed = new BooleanQuery.Builder();
    int words = 1 + random.nextInt(3);
    Occur occur = random.nextBoolean() ? Occur.MUST : Occur.SHOULD;
    for (int i = 0; i < words; i++) {
      needed.add(word(random), occur);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(needed.build(), Occur.MUST);
    double most = 0;
    for (int i = random.nextInt(5); i > 0; i--) {
      float worth = random.nextFloat() * (random.nextBoolean() ? 1 : 0.1f);
      BoostQuery bonus = Vocabulary.constant(word(random), worth);
      all.add(bonus, Occur.SHOULD);
      most += worth;
    }
    return new Ranking(needed.build(), all.build(), most);
  }

  private static Query word(Random random) {
    return new TermQuery(
        new Term("text", String.valueOf(WORDS.charAt(random.nextInt(WORDS.length())))));
  }

  private static IndexWriterConfig config() {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setSimilarity(Scoping.SIMILARITY);
    config.setIndexSort(Fields.BY_ID);
    return config;
  }

  /** Words from frequent to rare, in texts of very different lengths. */
  private static void fill(IndexWriter writer, Random random, int documents) throws IOException {
    int longest = random.nextBoolean() ? 3 : 60;
    for (int i = 0; i < documents; i++) {
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      Document document = new Document();
      document.add(new StringField(Fields.ID, id, Field.Store.YES));
      document.add(new SortedDocValuesField(Fields.ID_ORDER, new BytesRef(id)));
      StringBuilder text = new StringBuilder();
      for (int words = 1 + random.nextInt(longest); words > 0; words--) {
        double rarity = random.nextDouble() * random.nextDouble();
        text.append(WORDS.charAt((int) (rarity * WORDS.length()))).append(' ');
      }
      document.add(new TextField("text", text.toString(), Field.Store.NO));
      writer.addDocument(document);
      if (random.nextInt(documents / 4) == 0) {
        DirectoryReader.open(writer).close();
      }
    }
  }
}
