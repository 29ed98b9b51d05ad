package org.entente.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.entente.bench.Interleaved.Contender;
import org.entente.bench.QueryShapes.Shape;
import org.entente.search.SearchQuery.Field;
import org.entente.search.index.Fields;
import org.entente.search.query.ProductQueries;
import org.entente.search.query.ProductQueries.Asked;
import org.entente.search.scope.ScopedIndex;
import org.entente.search.scope.Scoping;
import org.junit.jupiter.api.Test;

/**
 * Search in scopes of 1 to 90 % against Lucene without any, query by query.
 *
 * <p>There are two measures of "unfiltered". <em>Plain</em> is an index of the whole records alone:
 * what one would have without access control, and the harder of the two. <em>Raw</em> are the files
 * of the scoped index itself, which hold a second, short document of each dataset. A ratio is the
 * time of the unfiltered search divided by that of the scoped one: above 1 the scope makes it
 * faster.
 */
class ScopedSearchBench {
  private static final int[] PERCENT = {1, 10, 37, 50, 90};
  private static final int HITS = 20;
  private static final int QUERIES = Integer.getInteger("entente.bench.queries", 8);
  private static final int COUNTED_QUERIES = 4;

  /** Those of the search page, but for access, which means nothing without a scope. */
  private static final List<Field> FACETS =
      List.of(
          Field.OWNER,
          Field.CHALLENGE_AREA,
          Field.YEAR,
          Field.KEYWORD,
          Field.LICENSE,
          Field.FORMAT);

  private static final Sort SCORE_THEN_ID =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.ID_ORDER, SortField.Type.STRING));

  /** Keeps what is found from being optimised away. */
  private long found;

  @Test
  void topTwenty() throws Exception {
    compare(
        "scoped-search-top-20",
        "plain in document order",
        new Searches() {
          @Override
          public void scoped(IndexSearcher searcher, Asked asked) throws IOException {
            use(ProductQueries.best(searcher, asked.ranking(), HITS));
          }

          @Override
          public void unfiltered(IndexSearcher searcher, Asked asked) throws IOException {
            use(
                searcher.search(
                    asked.ranking(), new TopFieldCollectorManager(SCORE_THEN_ID, HITS, null, 1)));
          }

          @Override
          public void other(IndexSearcher searcher, Asked asked) throws IOException {
            use(searcher.search(asked.ranking(), new TopScoreDocCollectorManager(HITS, null, 1)));
          }
        },
        QUERIES);
  }

  @Test
  void topTwentyWithTotalsAndSixFacets() throws Exception {
    compare(
        "scoped-search-totals-and-facets",
        "plain, facets left out",
        new Searches() {
          @Override
          public void scoped(IndexSearcher searcher, Asked asked) throws IOException {
            use(ProductQueries.best(searcher, asked.ranking(), HITS));
            found += ProductQueries.count(searcher, asked.matching(), FACETS);
          }

          @Override
          public void unfiltered(IndexSearcher searcher, Asked asked) throws IOException {
            use(
                searcher.search(
                    asked.ranking(), new TopFieldCollectorManager(SCORE_THEN_ID, HITS, null, 1)));
            found += ProductQueries.count(searcher, asked.matching(), FACETS);
          }

          @Override
          public void other(IndexSearcher searcher, Asked asked) throws IOException {
            use(
                searcher.search(
                    asked.ranking(), new TopFieldCollectorManager(SCORE_THEN_ID, HITS, null, 1)));
            found += ProductQueries.count(searcher, asked.matching(), List.of());
          }
        },
        COUNTED_QUERIES);
  }

  /** One search, as it is done with and without a scope. */
  private interface Searches {
    void scoped(IndexSearcher searcher, Asked asked) throws IOException;

    void unfiltered(IndexSearcher searcher, Asked asked) throws IOException;

    void other(IndexSearcher searcher, Asked asked) throws IOException;
  }

  private void compare(String name, String other, Searches searches, int queries) throws Exception {
    Synthetic synthetic = Synthetic.fromSettings();
    try (PreparedIndex index = PreparedIndex.of(synthetic);
        DirectoryReader rawReader = index.raw();
        DirectoryReader plainReader = PlainIndex.of(index)) {
      IndexSearcher raw = unfiltered(rawReader);
      IndexSearcher plain = unfiltered(plainReader);
      Map<Shape, List<String>> texts = QueryShapes.of(synthetic, plain, queries);
      Report report = new Report(name);
      report.line(
          "%,d datasets in %,d classes; %d queries of each shape, medians of %d rounds; raw: %,d"
              + " documents in %d segments; plain: %,d in %d",
          synthetic.count(),
          synthetic.classes().all().size(),
          queries,
          Settings.rounds(),
          rawReader.numDocs(),
          rawReader.leaves().size(),
          plainReader.numDocs(),
          plainReader.leaves().size());
      texts.forEach((shape, each) -> report.line("%s: %s", shape, each));
      report.head(
          "shape",
          "scope %",
          "**plain ÷ warm**",
          "**plain ÷ cold frequencies**",
          other + " ÷ warm",
          "raw ÷ warm",
          "raw ÷ cold frequencies",
          "wall: plain ÷ warm",
          "plain ms",
          "raw ms",
          "warm ms",
          "cold ms");
      Cells cells = new Cells();
      for (Shape shape : Shape.values()) {
        List<Asked> asked = new ArrayList<>();
        for (String text : texts.get(shape)) {
          asked.add(ProductQueries.ask(plain, text, shape.filters()));
        }
        Asked another = ProductQueries.ask(plain, "unrelated", Map.of());
        for (int percent : PERCENT) {
          ClassScope scope =
              new ClassScope(ClassScope.ofShare(synthetic.classes(), percent / 100d, percent));
          List<Spent> spent =
              Interleaved.medians(
                  List.of(
                      new Unfiltered(plain, asked, searches::unfiltered),
                      new Unfiltered(raw, asked, searches::unfiltered),
                      new Unfiltered(plain, asked, searches::other),
                      new Warm(index, scope, asked, searches),
                      new Cold(index, scope, asked, another, searches)),
                  Settings.rounds());
          cells.add(report, shape, percent, spent, queries);
        }
      }
      cells.summary(report);
      report.line("(found %d)", found % 10);
      report.write();
    }
  }

  private static IndexSearcher unfiltered(DirectoryReader reader) {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(Scoping.SIMILARITY);
    searcher.setQueryCache(null);
    return searcher;
  }

  private void use(TopDocs docs) {
    found += docs.scoreDocs.length;
  }

  private void use(List<ScoreDoc> docs) {
    found += docs.size();
  }

  private interface Search {
    void run(IndexSearcher searcher, Asked asked) throws IOException;
  }

  private record Unfiltered(IndexSearcher searcher, List<Asked> queries, Search search)
      implements Contender {
    @Override
    public void run() throws IOException {
      for (Asked query : queries) {
        search.run(searcher, query);
      }
    }
  }

  /** An actor who has asked all of this before. */
  private record Warm(PreparedIndex index, ClassScope scope, List<Asked> queries, Searches searches)
      implements Contender {
    @Override
    public void run() throws IOException {
      for (Asked query : queries) {
        try (ScopedIndex opened = index.open(scope)) {
          searches.scoped(opened.searcher(), query);
        }
      }
    }
  }

  /** An actor whose scope is known and who has asked something else before. */
  private static final class Cold implements Contender {
    private final PreparedIndex index;
    private final ClassScope pattern;
    private final List<Asked> queries;
    private final Asked another;
    private final Searches searches;
    private ClassScope scope;

    Cold(
        PreparedIndex index,
        ClassScope pattern,
        List<Asked> queries,
        Asked another,
        Searches searches) {
      this.index = index;
      this.pattern = pattern;
      this.queries = queries;
      this.another = another;
      this.searches = searches;
    }

    @Override
    public void prepare() throws IOException {
      scope = pattern.again();
      try (ScopedIndex opened = index.open(scope)) {
        searches.scoped(opened.searcher(), another);
      }
    }

    @Override
    public void run() throws IOException {
      for (Asked query : queries) {
        try (ScopedIndex opened = index.open(scope)) {
          searches.scoped(opened.searcher(), query);
        }
      }
    }
  }

  /** The table's cells, by processor time, and what they come to. */
  private static final class Cells {
    private record Cell(Shape shape, int percent, double[] ratios) {}

    private static final String[] NAMES = {
      "plain ÷ warm", "plain ÷ cold", "other ÷ warm", "raw ÷ warm", "raw ÷ cold"
    };

    private final List<Cell> cells = new ArrayList<>();

    void add(Report report, Shape shape, int percent, List<Spent> spent, int queries) {
      double plain = spent.get(0).cpu();
      double raw = spent.get(1).cpu();
      double other = spent.get(2).cpu();
      double warm = spent.get(3).cpu();
      double cold = spent.get(4).cpu();
      double[] ratios = {plain / warm, plain / cold, other / warm, raw / warm, raw / cold};
      cells.add(new Cell(shape, percent, ratios));
      report.row(
          shape,
          percent,
          ratios[0],
          ratios[1],
          ratios[2],
          ratios[3],
          ratios[4],
          spent.get(0).wall() / (double) spent.get(3).wall(),
          spent.get(0).cpuMillis() / queries,
          spent.get(1).cpuMillis() / queries,
          spent.get(3).cpuMillis() / queries,
          spent.get(4).cpuMillis() / queries);
    }

    void summary(Report report) {
      report.head(
          "geometric means and worst cells", "several words", "single terms", "all", "worst");
      for (int ratio = 0; ratio < NAMES.length; ratio++) {
        int which = ratio;
        Cell worst =
            cells.stream()
                .min(java.util.Comparator.comparingDouble(cell -> cell.ratios()[which]))
                .orElseThrow();
        report.row(
            NAMES[which],
            mean(cells.stream().filter(cell -> !cell.shape().isSingleTerm()).toList(), which),
            mean(cells.stream().filter(cell -> cell.shape().isSingleTerm()).toList(), which),
            mean(cells, which),
            "%.2f (%s, %d %%)".formatted(worst.ratios()[which], worst.shape(), worst.percent()));
      }
      report.head("plain ÷ warm by scope", "geometric mean");
      for (int percent : PERCENT) {
        report.row(
            percent + " %",
            mean(cells.stream().filter(cell -> cell.percent() == percent).toList(), 0));
      }
    }

    private static double mean(List<Cell> some, int ratio) {
      return Math.exp(
          some.stream()
              .mapToDouble(cell -> Math.log(cell.ratios()[ratio]))
              .average()
              .orElseThrow());
    }
  }
}
