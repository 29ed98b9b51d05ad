package org.entente.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.entente.bench.QueryShapes.Shape;
import org.entente.identity.Actor;
import org.entente.policy.AccessScope;
import org.entente.policy.ScopesUnderTest;
import org.entente.search.SearchQuery.Field;
import org.entente.search.index.Fields;
import org.entente.search.query.ProductQueries;
import org.entente.search.query.ProductQueries.Asked;
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
        new Contenders.Searches() {
          @Override
          public void scoped(IndexSearcher searcher, Asked asked) throws IOException {
            use(ProductQueries.best(searcher, asked, HITS));
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
        new Contenders.Searches() {
          @Override
          public void scoped(IndexSearcher searcher, Asked asked) throws IOException {
            use(ProductQueries.best(searcher, asked, HITS));
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

  private void compare(String name, String other, Contenders.Searches searches, int queries)
      throws Exception {
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
      RatioTable.head(report, other, "scope %");
      RatioTable cells = new RatioTable();
      Asked another = ProductQueries.ask(plain, "unrelated", Map.of());
      for (Shape shape : Shape.values()) {
        List<Asked> asked = asked(plain, texts.get(shape), shape);
        for (int percent : PERCENT) {
          ClassScope scope = ClassScope.ofShare(synthetic.classes(), percent / 100d, percent);
          List<Spent> spent =
              medians(plain, raw, asked, another, index, scope, scope::again, searches);
          cells.add(report, shape, percent, spent, queries);
        }
      }
      cells.summary(report);
      report.line(
          "Scopes that the policies themselves give, records known in summary included; cold: other"
              + " people, each new");
      AtomicInteger others = new AtomicInteger(1_000);
      RatioTable.head(report, other, "actor");
      ScopesUnderTest policies = TwentyPolicies.scopes();
      policies.register(synthetic.classes().all());
      SyntheticActors people = new SyntheticActors(synthetic.organisations(), Settings.seed());
      for (Actor actor : List.of(Actor.ANONYMOUS, people.person(1), people.curator())) {
        List<Asked> asked = asked(plain, texts.get(Shape.SENTENCE), Shape.SENTENCE);
        List<Spent> spent =
            medians(
                plain,
                raw,
                asked,
                another,
                index,
                policies.of(actor, SyntheticActors.NOW),
                () -> policies.of(people.person(others.incrementAndGet()), SyntheticActors.NOW),
                searches);
        RatioTable.row(report, Shape.SENTENCE, actor.ref().id(), spent, queries);
      }
      report.line("(found %d)", found % 10);
      report.write();
    }
  }

  private static List<Asked> asked(IndexSearcher words, List<String> texts, Shape shape)
      throws IOException {
    List<Asked> asked = new ArrayList<>();
    for (String text : texts) {
      asked.add(ProductQueries.ask(words, text, shape.filters()));
    }
    return asked;
  }

  private static List<Spent> medians(
      IndexSearcher plain,
      IndexSearcher raw,
      List<Asked> asked,
      Asked another,
      PreparedIndex index,
      AccessScope scope,
      Supplier<AccessScope> again,
      Contenders.Searches searches)
      throws Exception {
    return Interleaved.medians(
        List.of(
            new Contenders.Unfiltered(plain, asked, searches::unfiltered),
            new Contenders.Unfiltered(raw, asked, searches::unfiltered),
            new Contenders.Unfiltered(plain, asked, searches::other),
            new Contenders.Warm(index, scope, asked, searches),
            new Contenders.Cold(index, again, asked, another, searches)),
        Settings.rounds());
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
}
