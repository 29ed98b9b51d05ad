package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.entente.catalog.Dataset;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Note;
import org.entente.search.language.QueryParser;
import org.entente.search.scope.ScopedIndex;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingTest {
  private static final long USUAL_SEED = 20_261_124L;

  @TempDir Path folder;

  private static Dataset dataset(String title, String description) {
    return RandomCatalog.dataset(
        new DatasetId(UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8))),
        title,
        "",
        description,
        List.of());
  }

  private static Dataset titled(String title) {
    return dataset(title, "");
  }

  private Engine.Page find(String text, Dataset... datasets) throws IOException {
    return find(text, Map.of(), datasets);
  }

  private Engine.Page find(String text, Map<Field, Set<String>> filters, Dataset... datasets)
      throws IOException {
    FakeCatalog catalog = new FakeCatalog(List.of());
    Arrays.stream(datasets).forEach(catalog::save);
    SearchQuery query =
        new SearchQuery(text, filters, List.of(), SearchQuery.Sort.RELEVANCE, 20, Optional.empty());
    try (IndexUnderTest index =
            new IndexUnderTest(catalog, folder.resolve(UUID.randomUUID() + ""));
        ScopedIndex seen = opened(index)) {
      return new Engine().search(seen, Set.of(), query, Optional.empty());
    }
  }

  private static ScopedIndex opened(IndexUnderTest index) throws IOException {
    index.catchUp();
    return index.open(
        new FixedScope(Map.of("class-0", Visibility.FULL), Map.of("class-0", Access.OPEN)));
  }

  private List<String> titles(String text, Dataset... datasets) throws IOException {
    return find(text, datasets).hits().stream().map(hit -> hit.title()).toList();
  }

  @Test
  void theFormThatWasTypedComesFirst() throws IOException {
    Dataset[] both = {titled("Neutron one"), titled("Neutrons two"), titled("Plasma")};
    assertThat(titles("neutrons", both)).containsExactly("Neutrons two", "Neutron one");
    assertThat(titles("neutron", both)).containsExactly("Neutron one", "Neutrons two");
  }

  @Test
  void wordsSideBySideComeFirst() throws IOException {
    assertThat(
            titles(
                "spin echo",
                dataset("a", "spin of muons measured for the echo of pulses"),
                dataset("b", "pulses and muons measured for the spin echo of"),
                titled("c")))
        .containsExactly("b", "a");
  }

  @Test
  void aTitleCountsMoreThanADescription() throws IOException {
    assertThat(
            titles(
                "creep",
                dataset("Steel", "creep is here"),
                dataset("Creep", "steel is here"),
                titled("c")))
        .containsExactly("Creep", "Steel");
  }

  @Test
  void acronymsAndTheirPhrasesFindEachOtherBelowWhatWasTyped() throws IOException {
    Dataset[] both = {
      titled("SANS of micelles"), titled("Small-angle neutron scattering of gels"), titled("Gels")
    };
    assertThat(titles("SANS", both))
        .containsExactly("SANS of micelles", "Small-angle neutron scattering of gels");
    assertThat(titles("small angle neutron scattering", both))
        .containsExactly("Small-angle neutron scattering of gels", "SANS of micelles");
    assertThat(find("SANS", both).hits().getLast().titleHtml())
        .isEqualTo("<mark>Small-angle neutron scattering</mark> of gels");
  }

  @Test
  void anAcronymStandsForEveryWordOfItsPhrase() throws IOException {
    assertThat(
            titles(
                "potentials by machine learning",
                titled("ML potentials"),
                titled("Machine learning potentials"),
                titled("Learning")))
        .containsExactly("Machine learning potentials", "ML potentials", "Learning");
  }

  @Test
  void hyphensMakeNoDifference() throws IOException {
    Dataset[] three = {titled("X-ray one"), titled("Xray two"), titled("X ray three")};
    for (String typed : List.of("x-ray", "xray", "x ray")) {
      assertThat(titles(typed, three)).as(typed).hasSize(3);
    }
    assertThat(titles("abc123", titled("Sample ABC-123"), titled("ABC 9"))).hasSize(1);
  }

  @Test
  void japaneseIsFoundByItsWords() throws IOException {
    Dataset[] all = {titled("中性子散乱による鉄鋼の測定"), titled("鉄鋼のクリープ試験"), titled("プラズマの観測")};
    assertThat(titles("中性子散乱", all)).containsExactly("中性子散乱による鉄鋼の測定");
    assertThat(titles("鉄鋼の測定", all)).first().isEqualTo("中性子散乱による鉄鋼の測定");
    assertThat(find("鉄鋼の測定", all).hits().getFirst().titleHtml())
        .isEqualTo("中性子散乱による<mark>鉄鋼</mark>の<mark>測定</mark>");
    assertThat(titles("neutron scattering", all)).containsExactly("中性子散乱による鉄鋼の測定");
  }

  @Test
  void aSlipFindsTheNearestWordsAndSaysSo() throws IOException {
    Engine.Page page =
        find("neutrom scatering", titled("Neutron scattering"), titled("Neutral beam"));
    assertThat(page.hits()).hasSize(1);
    assertThat(page.hits().getFirst().titleHtml())
        .isEqualTo("<mark>Neutron</mark> <mark>scattering</mark>");
    assertThat(page.reading().notes())
        .contains(
            new Note(
                "neutrom",
                "`neutrom` is in no dataset you may know of; searched for `neutron` too."));
    assertThat(page.reading().didYouMean()).contains("neutron scattering");
  }

  @Test
  void swappedLettersAreOneSlipAndTwoSlipsNeedALongWord() throws IOException {
    assertThat(titles("nuetron", titled("Neutron"))).hasSize(1);
    assertThat(titles("nuetrom", titled("Neutron"))).isEmpty();
    assertThat(titles("difraktion", titled("Diffraction"))).hasSize(1);
  }

  @Test
  void theFirstLetterIsTrustedWhereItCanBe() throws IOException {
    assertThat(find("beem", titled("Beam"), titled("Seem")).reading().didYouMean())
        .contains("beam");
    assertThat(titles("meutron", titled("Neutron"))).hasSize(1);
  }

  @Test
  void shortWordsNumbersAndNamesOfSamplesAreWhatTheyAre() throws IOException {
    assertThat(titles("abd", titled("abc"))).isEmpty();
    assertThat(titles("20211", titled("2021"))).isEmpty();
    assertThat(titles("uo2x", titled("uo2"))).isEmpty();
    assertThat(find("20211", titled("2021")).reading().notes())
        .containsExactly(new Note("20211", "`20211` is in no dataset you may know of."));
  }

  @Test
  void aWordInScopeIsNeverCorrected() throws IOException {
    Engine.Page page = find("neutral", titled("Neutral"), titled("Neutrals are neutrons"));
    assertThat(page.reading().notes()).isEmpty();
    assertThat(page.reading().didYouMean()).isEmpty();
  }

  @Test
  void aRareWordIsSearchedAsItIsAndAMuchMoreUsualOneOffered() throws IOException {
    List<Dataset> datasets = new ArrayList<>(List.of(titled("Recogntion of speech")));
    for (int i = 0; i < 12; i++) {
      datasets.add(titled("Recognition " + i));
    }
    Engine.Page page = find("recogntion", datasets.toArray(Dataset[]::new));
    assertThat(page.hits()).hasSize(1);
    assertThat(page.reading().notes()).isEmpty();
    assertThat(page.reading().didYouMean()).contains("recognition");
    assertThat(
            find("recogntion", datasets.subList(0, 5).toArray(Dataset[]::new))
                .reading()
                .didYouMean())
        .isEmpty();
  }

  @Test
  void anOfferKeepsConditionsQuotesAndExclusionsAsTheyWereTyped() throws IOException {
    Dataset[] datasets = {titled("Neutron scattering"), titled("Neutron beam"), titled("Scatter")};
    for (String around :
        List.of(
            "title:scattering %s",
            "%s -title:neutrom",
            "%s title:\"neutron scattering\"",
            "-neutrom NOT neutrom  %s ",
            "\"scattering\" %s, scattering")) {
      assertThat(find(around.formatted("neutrom"), datasets).reading().didYouMean())
          .contains(around.formatted("neutron"));
    }
    assertThat(find("title:neutrom", datasets).reading().didYouMean()).isEmpty();
    assertThat(find("\"neutrom\"", datasets).reading().didYouMean()).isEmpty();
  }

  @Test
  void whatConditionsAndFiltersKeepOutIsNotOffered() throws IOException {
    Dataset[] datasets = {
      RandomCatalog.with(titled("Neutron scattering"), List.of("steel")),
      RandomCatalog.with(titled("Beam of light"), List.of("laser"))
    };
    for (String keyword : List.of("steel", "laser")) {
      boolean found = keyword.equals("steel");
      assertThat(find("neutrom keyword:" + keyword, datasets).reading().didYouMean().isPresent())
          .isEqualTo(found);
      assertThat(
              find("neutrom", Map.of(Field.KEYWORD, Set.of(keyword)), datasets)
                  .reading()
                  .didYouMean()
                  .isPresent())
          .isEqualTo(found);
    }
    List<Dataset> many = new ArrayList<>(List.of(titled("Recogntion of speech")));
    for (int i = 0; i < 12; i++) {
      many.add(RandomCatalog.with(titled("Recognition " + i), List.of("vision")));
    }
    Dataset[] all = many.toArray(Dataset[]::new);
    assertThat(find("recogntion keyword:vision", all).reading().didYouMean())
        .contains("recognition keyword:vision");
    assertThat(find("recogntion title:speech", all).reading().didYouMean()).isEmpty();
    assertThat(
            find("recogntion", Map.of(Field.KEYWORD, Set.of("sound")), all).reading().didYouMean())
        .isEmpty();
  }

  @Test
  void whereFewDatasetsHaveMostWordsSomeWordsAreEnough() throws IOException {
    Dataset[] datasets = {
      titled("Steel under irradiation"), titled("Creep of steel"), titled("Plasma"), titled("Beam")
    };
    Engine.Page page = find("creep lifetime of irradiated steel for plasma vessels", datasets);
    assertThat(page.hits()).hasSize(3);
    assertThat(page.hits().getFirst().title()).isEqualTo("Creep of steel");
    assertThat(page.reading().notes()).anyMatch(note -> note.message().startsWith("Few datasets"));
    assertThat(find("creep", datasets).reading().notes()).isEmpty();
  }

  @Test
  void inALongTextAStrangeWordIsNotCorrected() throws IOException {
    assertThat(
            titles(
                "one two three four five six seven eight neutrom",
                titled("Neutron"),
                titled("one two three four five six seven eight")))
        .containsExactly("one two three four five six seven eight");
  }

  @Test
  void aWholeTitleComesFirst() throws IOException {
    assertThat(
            titles(
                "Creep of Steel",
                titled("Creep of steel, creep of steel, steel creep"),
                dataset("Creep of steel", "Many other words stand in this description.")))
        .startsWith("Creep of steel");
  }

  /** Whatever is typed, the two forms of the query accept the same documents. */
  @Test
  void matchingAndRankingAcceptTheSameDocuments() throws IOException {
    long seed = Seeds.one(USUAL_SEED);
    System.out.println("RankingTest: -Dentente.test.seed=" + seed);
    RandomCatalog random = new RandomCatalog(seed);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    for (int i = 0; i < 60; i++) {
      catalog.save(random.dataset(random.id()));
    }
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      try (ScopedIndex seen = index.open(random.scope())) {
        int found = 0;
        for (int i = 0; i < 400; i++) {
          String text = random.text(catalog.all());
          TextQuery query = TextQuery.of(QueryParser.parse(text), seen.searcher());
          BitSet matching = accepted(seen.searcher(), query.matching());
          found += matching.cardinality();
          assertThat(accepted(seen.searcher(), query.ranking(query.closeness())))
              .as("seed %d, `%s`", seed, text)
              .isEqualTo(matching);
        }
        if (seed == USUAL_SEED) {
          assertThat(found).isPositive();
        }
      }
    }
  }

  private static BitSet accepted(IndexSearcher searcher, Optional<Query> query) throws IOException {
    BitSet accepted = new BitSet();
    if (query.isPresent()) {
      int most = Math.max(1, searcher.getIndexReader().maxDoc());
      Arrays.stream(searcher.search(query.get(), most).scoreDocs)
          .forEach(hit -> accepted.set(hit.doc));
    }
    return accepted;
  }
}
