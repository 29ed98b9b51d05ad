package org.entente.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.search.SearchResult.Access;
import org.entente.search.SearchResult.Note;
import org.entente.search.language.Criterion.Measured;
import org.entente.search.language.Criterion.Says;
import org.entente.search.language.Criterion.Whole;
import org.entente.search.language.Criterion.Within;
import org.entente.search.language.Criterion.Years;
import org.entente.search.language.Part.Condition;
import org.entente.search.language.Part.Phrase;
import org.entente.search.language.Part.Word;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  private static Word word(String text) {
    return new Word(text, false);
  }

  private static Phrase phrase(String text) {
    return new Phrase(text, false);
  }

  private static Condition condition(ConditionField field, Criterion criterion) {
    return new Condition(field, criterion, false);
  }

  private static List<Part> parts(String text) {
    ParsedQuery parsed = QueryParser.parse(text);
    assertThat(parsed.notes()).as(text).isEmpty();
    return parsed.parts();
  }

  private static Criterion only(String text) {
    List<Part> parts = parts(text);
    assertThat(parts).as(text).hasSize(1);
    return ((Condition) parts.getFirst()).criterion();
  }

  private static Criterion.On on(String from, String to) {
    return new Criterion.On(Days.between(Optional.of(from), Optional.of(to)).orElseThrow());
  }

  private static double canonical(String number, String unit) {
    return Quantities.unit(unit).orElseThrow().canonical(new BigDecimal(number));
  }

  private static Measured measured(String name, String from, String to, String unit) {
    return new Measured(
        name,
        Optional.of(
            new QuantityRange(
                Quantities.unit(unit).orElseThrow().dimension(),
                canonical(from, unit),
                true,
                canonical(to, unit),
                true)));
  }

  @Test
  void wordsPhrasesAndExclusionsAreToldApart() {
    assertThat(parts("neutron \"spin echo\" -steel -\"hot cell\" „ab cd“ 「中性子」 NOT beam"))
        .containsExactly(
            word("neutron"),
            phrase("spin echo"),
            new Word("steel", true),
            new Phrase("hot cell", true),
            phrase("ab cd"),
            phrase("中性子"),
            new Word("beam", true));
  }

  @Test
  void aDashInsideAWordExcludesNothingNorDoesANotWithoutAWord() {
    assertThat(parts("x-ray co-60 -")).containsExactly(word("x-ray"), word("co-60"), word("-"));
    assertThat(parts("not NOT")).containsExactly(word("not"), word("NOT"));
    assertThat(parts("NOTE NOT\"x\"")).containsExactly(word("NOTE"), word("NOT"), phrase("x"));
  }

  @Test
  void aQuoteWithoutItsPartnerIsNoQuote() {
    assertThat(parts("\"spin echo")).containsExactly(word("spin"), word("echo"));
    assertThat(parts("5\" tube")).containsExactly(word("5\""), word("tube"));
    assertThat(parts("\"")).isEmpty();
    assertThat(parts("\"\"")).isEmpty();
    assertThat(parts("a\"b c\"d")).containsExactly(word("a"), phrase("b c"), word("d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/a",
        "10:30",
        "Fe:Ni",
        "foo:bar",
        "a:b:c",
        "::",
        ":x",
        "x:",
        "1:1",
        "urn:entente:x",
        "３:４",
        "é:b"
      })
  void aColonAfterAnythingButAFieldIsPartOfAWord(String text) {
    assertThat(parts(text)).containsExactly(word(text));
  }

  @Test
  void fieldsGoByManyNamesInAnyCase() {
    for (String name : List.of("licence", "License", "LICENSES")) {
      assertThat(parts(name + ":CC0"))
          .containsExactly(condition(ConditionField.LICENSE, new Says("CC0")));
    }
    assertThat(only("Area:fusion")).isEqualTo(new Criterion.AnyOf(Set.of("fusion")));
    assertThat(only("challenge-area:Fusion")).isEqualTo(new Criterion.AnyOf(Set.of("fusion")));
    assertThat(only("area:quantum"))
        .isEqualTo(new Criterion.AnyOf(Set.of("quantum-algorithms", "quantum-systems")));
    assertThat(((Criterion.AnyOf) only("challengeArea:security")).values()).hasSize(6);
    assertThat(only("INSTRUMENT:\"IMAGINE X\"")).isEqualTo(new Says("IMAGINE X"));
    assertThat(only("author:smith")).isEqualTo(new Says("smith"));
    assertThat(only("format:.CSV")).isEqualTo(new Whole("csv"));
    assertThat(only("title：中性子")).isEqualTo(new Says("中性子"));
    assertThat(only("(title:neutron)")).isEqualTo(new Says("neutron"));
  }

  @Test
  void ownersAreIdsOrWords() {
    Whole ornl = new Whole("https://ror.org/01qz5mb56");
    assertThat(only("owner:https://ror.org/01qz5mb56")).isEqualTo(ornl);
    assertThat(only("owner:ror.org/01qz5mb56")).isEqualTo(ornl);
    assertThat(only("lab:01qz5mb56")).isEqualTo(ornl);
    assertThat(only("owner:ornl")).isEqualTo(new Says("ornl"));
    assertThat(only("owner:\"Oak Ridge\"")).isEqualTo(new Says("Oak Ridge"));
  }

  @Test
  void exactIdentifiersLoseTheirDecoration() {
    assertThat(only("doi:10.1/x:y")).isEqualTo(new Whole("10.1/x:y"));
    assertThat(only("doi:https://doi.org/10.1/x")).isEqualTo(new Whole("10.1/x"));
    assertThat(only("identifier:ds-1")).isEqualTo(new Whole("ds-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "2019..2023,2019,2023",
    "2019,2019,2019",
    ">=2020,2020,9999",
    ">2020,2021,9999",
    "<2020,0,2019",
    "<=2020,0,2020",
    "2019..,2019,9999",
    "..2023,0,2023",
    "2019-2023,2019,2023",
    "2019–2023,2019,2023",
    "2019...2023,2019,2023",
    "≥2020,2020,9999",
    "=2020,2020,2020"
  })
  void yearsAreRanges(String written, int from, int to) {
    assertThat(only("year:" + written)).isEqualTo(new Years(from, to));
  }

  @Test
  void datesAreDays() {
    assertThat(only("issued:2020-03..2021")).isEqualTo(on("2020-03-01", "2021-12-31"));
    assertThat(only("modified:2020-02")).isEqualTo(on("2020-02-01", "2020-02-29"));
    assertThat(only("taken:2020-02-03")).isEqualTo(on("2020-02-03", "2020-02-03"));
    assertThat(only("taken:>2020"))
        .isEqualTo(
            new Criterion.On(
                Days.between(Optional.of("2021-01-01"), Optional.empty()).orElseThrow()));
    assertThat(only("taken:<2020-03-05"))
        .isEqualTo(
            new Criterion.On(
                Days.between(Optional.empty(), Optional.of("2020-03-04")).orElseThrow()));
  }

  @Test
  void quantitiesHaveRangesWithUnits() {
    Measured temperature = measured("temperature", "4", "300", "K");
    for (String text :
        List.of(
            "measured:\"temperature\" 4..300 K",
            "measured:temperature 4..300 K",
            "measured:temperature 4..300K",
            "measured:temperature 4K..300K",
            "measured:\"temperature 4..300 K\"",
            "measured:temperature 4–300 kelvin",
            "(measured:temperature 4..300 K)",
            "measured:temperature -269.15..26.85 °C")) {
      assertThat(only(text)).as(text).isEqualTo(temperature);
    }
    assertThat(only("measured:energy 0.5 keV")).isEqualTo(measured("energy", "500", "500", "eV"));
    assertThat(only("measured:pressure >1 MPa")).isEqualTo(only("measured:pressure > 1 MPa"));
    Measured above = (Measured) only("measured:pressure >1 MPa");
    assertThat(above.range().orElseThrow().reaches(canonical("9", "bar"), canonical("10", "bar")))
        .isFalse();
    assertThat(above.range().orElseThrow().reaches(canonical("9", "bar"), canonical("11", "bar")))
        .isTrue();
    assertThat(only("measured:temperature"))
        .isEqualTo(new Measured("temperature", Optional.empty()));
    assertThat(only("measured:\"phase 2\"")).isEqualTo(new Measured("phase 2", Optional.empty()));
  }

  @Test
  void whatFollowsARangeIsSearchedAgain() {
    assertThat(parts("measured:temperature 4..300 K neutron -steel"))
        .containsExactly(
            condition(ConditionField.MEASURED, measured("temperature", "4", "300", "K")),
            word("neutron"),
            new Word("steel", true));
    assertThat(parts("measured:temperature neutron year:2020"))
        .containsExactly(
            condition(ConditionField.MEASURED, new Measured("temperature", Optional.empty())),
            word("neutron"),
            condition(ConditionField.YEAR, new Years(2020, 2020)));
  }

  @Test
  void boxesMayCrossTheAntimeridianAndHaveBlanks() {
    assertThat(only("bbox:129,31,146,46")).isEqualTo(new Within(new Box(129, 31, 146, 46)));
    assertThat(only("bbox:129, 31, 146, 46")).isEqualTo(new Within(new Box(129, 31, 146, 46)));
    assertThat(only("bbox:\"170, -10, -170.5, 10\""))
        .isEqualTo(new Within(new Box(170, -10, -170.5, 10)));
  }

  @Test
  void accessIsSaidInWords() {
    assertThat(only("access:open")).isEqualTo(new Criterion.Allowed(Access.OPEN));
    assertThat(only("access:\"may ask\"")).isEqualTo(new Criterion.Allowed(Access.REQUESTABLE));
  }

  @Test
  void aConditionCanBeExcluded() {
    assertThat(parts("-year:2020 NOT owner:ornl"))
        .containsExactly(
            new Condition(ConditionField.YEAR, new Years(2020, 2020), true),
            new Condition(ConditionField.OWNER, new Says("ornl"), true));
  }

  @Test
  void wordsAreWhatIsTypedWithoutTheConditions() {
    assertThat(QueryParser.parse("  a \"b c\"  year:2020 -d ").words()).isEqualTo("a \"b c\" -d");
    assertThat(QueryParser.parse(" a  \"b c\" ").words()).isEqualTo(" a  \"b c\" ");
    assertThat(QueryParser.parse("year:2020").words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "autor:smith | autor:smith | smith | `author`",
        "yeer:2020 x |  | yeer:2020 x | ",
        "year:abc | year:abc | abc | `2019..2023`",
        "year:2023..2019 | year:2023..2019 | 2023..2019 | first end",
        "measured:\"x\" 3..2 K y | measured:\"x\" 3..2 K | x 3..2 K y | lower end",
        "measured:x 3..4 florbs | measured:x 3..4 | x 3..4 florbs | unit right behind",
        "measured:x 3..4florbs | measured:x 3..4florbs | x 3..4florbs | `florbs` is no unit",
        "measured:x 3K..4m | measured:x 3K..4m | x 3K..4m | do not measure the same",
        "issued:yesterday | issued:yesterday | yesterday | `2020-03`",
        "bbox:1,2,3 | bbox:1,2,3 | 1,2,3 | west,south,east,north",
        "bbox:1,50,2,-50 | bbox:1,50,2,-50 | 1,50,2,-50 | west,south,east,north",
        "access:maybe | access:maybe | maybe | granted, open",
        "area:cooking | area:cooking | cooking | fusion",
        "title: x | title: | title x | without a blank",
        "keywrods:x | keywrods:x | x | `keywords`"
      })
  void whatCannotBeReadIsSearchedAsWordsAndSaid(
      String text, String part, String words, String said) {
    ParsedQuery parsed = QueryParser.parse(text);
    assertThat(
            parsed.parts().stream()
                .map(each -> ((Word) each).text())
                .collect(Collectors.joining(" ")))
        .isEqualTo(words);
    if (part == null) {
      assertThat(parsed.notes()).isEmpty();
    } else {
      assertThat(parsed.notes()).hasSize(1);
      Note note = parsed.notes().getFirst();
      assertThat(note.part()).isEqualTo(part);
      assertThat(note.message()).contains(said).endsWith(".");
    }
  }

  @Test
  void conditionsAndNotesAreBounded() {
    ParsedQuery many = QueryParser.parse("year:2020 ".repeat(10_000));
    assertThat(many.conditions()).hasSize(QueryParser.MOST_CONDITIONS);
    assertThat(many.notes()).hasSize(QueryParser.MOST_NOTES);
    assertThat(QueryParser.parse("year:x ".repeat(1_000)).notes()).hasSize(QueryParser.MOST_NOTES);
    Note note = QueryParser.parse("year:" + "😀".repeat(1_000)).notes().getFirst();
    assertThat(note.part().length()).isLessThan(110);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "\"",
        "(",
        ")",
        "-",
        "a:",
        "year:",
        "measured:\"",
        "measured:x 1..",
        "bbox:1,",
        "autor:x ",
        "NOT ",
        "title:\"a\"",
        "\ud800",
        "\u0000",
        "\u202e",
        "measured:x > ",
        "》:",
        "a b ",
        "title:)",
        "title:\"",
        "~*?[a-z]+$ "
      })
  void hostileRepetitionIsReadInLinearTime(String piece) {
    String text = piece.repeat(100_000 / piece.length());
    ParsedQuery parsed = QueryParser.parse(text);
    assertThat(parsed.conditions().size()).isLessThanOrEqualTo(QueryParser.MOST_CONDITIONS);
    assertThat(parsed.notes().size()).isLessThanOrEqualTo(QueryParser.MOST_NOTES);
  }

  @Test
  void everyTextIsReadAndNothingOfItIsLost() {
    long seed = Seeds.one(20_261_124L);
    System.out.println("QueryParserTest: -Dentente.test.seed=" + seed);
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "year:",
            "measured:",
            "bbox:",
            "issued:",
            "title:",
            "owner:",
            "area:",
            "access:",
            "\"",
            "-",
            "NOT ",
            "..",
            ">=",
            "2020",
            "4..300 K",
            "1,2,3,4",
            " ",
            "(",
            ")",
            "temperature",
            "K",
            ",",
            ":",
            "“",
            "中",
            "\u0000",
            "\u202e",
            "autor:");
    for (int round = 0; round < 20_000; round++) {
      String text =
          IntStream.range(0, random.nextInt(14))
              .mapToObj(
                  _ ->
                      switch (random.nextInt(8)) {
                        case 0 -> String.valueOf((char) random.nextInt(0x10000));
                        case 1 -> String.valueOf((char) (0xd800 + random.nextInt(0x800)));
                        default -> pieces.get(random.nextInt(pieces.size()));
                      })
              .collect(Collectors.joining());
      ParsedQuery parsed = QueryParser.parse(text);
      if (parsed.conditions().isEmpty() && parsed.notes().isEmpty()) {
        assertThat(parsed.words()).as("seed %d", seed).isEqualTo(text);
      }
      assertThat(lettersAndDigits(parsed.words()).length())
          .as("seed %d, `%s`", seed, text)
          .isLessThanOrEqualTo(lettersAndDigits(text).length());
      parsed.notes().forEach(note -> assertThat(note.message()).endsWith("."));
      assertThat(QueryParser.parse(text)).as("seed %d, again", seed).isEqualTo(parsed);
    }
  }

  @Test
  void aQuantityWithoutANameIsNoQuantity() {
    for (String blank : List.of("measured:\u00a0", "measured:\u3000", "measured:\"\u00a0\"")) {
      assertThat(QueryParser.parse(blank).conditions()).as("`%s`", blank).isEmpty();
    }
  }

  private static String lettersAndDigits(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
