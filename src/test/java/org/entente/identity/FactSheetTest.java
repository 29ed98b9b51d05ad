package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.kernel.RorId;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts when several sources speak, and that it changes exactly when it is due. */
class FactSheetTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId RIKEN = new RorId("https://ror.org/01sjwvz98");
  private static final int ROUNDS = 3_000;
  private static final long USUAL_SEED = 20_261_124L;

  static List<Long> seeds() {
    return Seeds.of(USUAL_SEED);
  }

  /** The oracle marks every second of a ruler with what each source says, and looks at it. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void precedenceIsWhatARulerOfSecondsShows(long seed) {
    Random random = new Random(seed);
    int present = 0;
    int contradicted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Attribute attribute = pick(random, List.of(Attribute.values()));
      List<RegisteredFact> rows = rows(random, attribute);
      for (int second = 0; second <= Ruler.LENGTH; second++) {
        Instant now = START.plusSeconds(second);
        Optional<FactValue> read =
            FactSheet.merge(attribute, rows, now)
                .filter(fact -> fact.isCurrentAt(now))
                .map(Fact::value);
        Optional<FactValue> expected = new Ruler(attribute, rows).read(second);
        assertThat(read)
            .as("seed %d, round %d, second %d", seed, round, second)
            .isEqualTo(expected);
        present += read.isPresent() ? 1 : 0;
        contradicted += read.isEmpty() && rows.stream().anyMatch(row -> row.standsAt(now)) ? 1 : 0;
      }
    }
    System.out.printf(
        "FactSheetTest seed %d: %d read, %d contradicted%n", seed, present, contradicted);
    if (seed == USUAL_SEED) {
      assertThat(present).isGreaterThan(ROUNDS);
      assertThat(contradicted).isGreaterThan(ROUNDS / 10);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void timeOnlyTakesAway(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Attribute attribute = pick(random, List.of(Attribute.values()));
      List<RegisteredFact> rows = rows(random, attribute);
      // Once all is asserted nothing but time changes anything.
      int from =
          (int)
              rows.stream()
                  .map(RegisteredFact::assertedAt)
                  .max(Comparator.naturalOrder())
                  .map(last -> last.getEpochSecond() - START.getEpochSecond())
                  .orElse(0L)
                  .longValue();
      Optional<FactValue> before = current(attribute, rows, from);
      for (int second = from + 1; second <= Ruler.LENGTH; second++) {
        Optional<FactValue> after = current(attribute, rows, second);
        String what = "seed %d, round %d, second %d".formatted(seed, round, second);
        if (attribute.isAnswer()) {
          assertThat(after.isEmpty() || after.equals(before)).as(what).isTrue();
        } else {
          assertThat(names(before)).as(what).containsAll(names(after));
        }
        before = after;
      }
    }
  }

  @Test
  void aFactCountsFromTheInstantItIsAssertedUpToTheOneItExpires() {
    RegisteredFact row =
        row(Attribute.TRAINING, "register", new FactValue.Names(Set.of("safety")), 10, 20);
    List<RegisteredFact> rows = List.of(row);

    assertThat(counts(rows, START.plusSeconds(10).minusNanos(1))).isFalse();
    assertThat(counts(rows, START.plusSeconds(10))).isTrue();
    assertThat(counts(rows, START.plusSeconds(20).minusNanos(1))).isTrue();
    assertThat(counts(rows, START.plusSeconds(20))).isFalse();
  }

  @Test
  void whatRanOutIsStillToldOfThoughItCountsNoMore() {
    RegisteredFact row = row(Attribute.US_PERSON, "register", new FactValue.Flag(true), 0, 5);
    Instant later = START.plusSeconds(9);

    assertThat(FactSheet.merge(Attribute.US_PERSON, List.of(row), later))
        .hasValueSatisfying(fact -> assertThat(fact.isCurrentAt(later)).isFalse());
  }

  @Test
  void aListEndsWithTheFirstOfItsPartsAndThenReadsWhatIsLeft() {
    List<RegisteredFact> rows =
        List.of(
            row(Attribute.TRAINING, "one", new FactValue.Names(Set.of("a")), 0, 10),
            row(Attribute.TRAINING, "other", new FactValue.Names(Set.of("b")), 0, 20));

    Fact both = FactSheet.merge(Attribute.TRAINING, rows, START.plusSeconds(9)).orElseThrow();
    assertThat(both.value()).isEqualTo(new FactValue.Names(Set.of("a", "b")));
    assertThat(both.expiresAt()).contains(START.plusSeconds(10));
    assertThat(both.isCurrentAt(START.plusSeconds(10))).isFalse();
    assertThat(current(Attribute.TRAINING, rows, 10)).contains(new FactValue.Names(Set.of("b")));
  }

  @Test
  void anAgreementIsHeldWhileTheVersionThatCountsListsTheOrganisation() {
    AgreementHistory history =
        new AgreementHistory(
            List.of(
                agreement("2", Set.of(RIKEN), 20, Optional.of(30)),
                agreement("1", Set.of(RIKEN, ORNL), 10, Optional.empty())));

    assertThat(held(history, ORNL, START.plusSeconds(10).minusNanos(1))).isFalse();
    assertThat(held(history, ORNL, START.plusSeconds(10))).isTrue();
    assertThat(held(history, ORNL, START.plusSeconds(20).minusNanos(1))).isTrue();
    assertThat(held(history, ORNL, START.plusSeconds(20))).isFalse();
    assertThat(held(history, RIKEN, START.plusSeconds(20))).isTrue();
    assertThat(held(history, RIKEN, START.plusSeconds(30))).as("no comeback").isFalse();
    assertThat(sheet(history, ORNL, START.plusSeconds(15)).get("agreements").expiresAt())
        .as("nothing that rests on it outlives the version")
        .contains(START.plusSeconds(20));
  }

  @Test
  void aVersionThatOnlyEndsOtherwiseKeepsItsPlace() {
    Agreement second = agreement("2", Set.of(RIKEN), 20, Optional.empty());
    Agreement first = agreement("1", Set.of(RIKEN, ORNL), 10, Optional.empty());
    Agreement shortened = agreement("1", Set.of(RIKEN, ORNL), 10, Optional.of(15));
    AgreementHistory history = new AgreementHistory(List.of(shortened, second, first));

    assertThat(history.latest()).isEqualTo(second);
    assertThat(history.countingAt(START.plusSeconds(20))).contains(second);
    assertThat(history.countingAt(START.plusSeconds(19))).contains(shortened);
    assertThat(history.stretches()).containsExactly(second, shortened);
    assertThat(held(history, ORNL, START.plusSeconds(15))).isFalse();
    assertThat(held(history, RIKEN, START.plusSeconds(25))).isTrue();

    Agreement otherText = agreement("1", Set.of(ORNL), 10, Optional.empty());
    assertThat(new AgreementHistory(List.of(otherText, second, first)).latest())
        .as("another text is a version of its own, whatever it is called")
        .isEqualTo(otherText);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theStretchesAreWhatTheVersionThatCountsShowsSecondBySecond(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<Agreement> versions = new ArrayList<>();
      for (int version = 1 + random.nextInt(4); version > 0; version--) {
        int from = random.nextInt(20);
        versions.add(
            agreement(
                Integer.toString(version),
                Set.of(RIKEN),
                from,
                random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(from + 1 + random.nextInt(10))));
      }
      AgreementHistory history = new AgreementHistory(versions);
      for (int second = 0; second < 32; second++) {
        Instant now = START.plusSeconds(second);
        assertThat(
                history.stretches().stream()
                    .filter(each -> each.isInForceAt(now))
                    .map(Agreement::version))
            .as("seed %d, round %d, second %d", seed, round, second)
            .containsExactlyElementsOf(
                history.inForceAt(now).map(Agreement::version).stream().toList());
      }
    }
  }

  @Test
  void noValueIsPrinted() {
    RegisteredFact row = row(Attribute.EXPORT_COUNTRY, "register", new FactValue.Text("QX"), 0, 10);
    Fact fact = FactSheet.merge(Attribute.EXPORT_COUNTRY, List.of(row), START).orElseThrow();

    assertThat(List.of(row, fact, row.value(), Map.of("exportCountry", fact)).toString())
        .doesNotContain("QX");
  }

  private static boolean held(AgreementHistory history, RorId org, Instant now) {
    Fact fact = sheet(history, org, now).get("agreements");
    return fact != null && fact.isCurrentAt(now);
  }

  private static Map<String, Fact> sheet(AgreementHistory history, RorId org, Instant now) {
    return FactSheet.join(
        Map.of(),
        List.of(),
        history.stretches().stream().filter(each -> each.parties().contains(org)).toList(),
        now);
  }

  private static Agreement agreement(
      String version, Set<RorId> parties, int from, Optional<Integer> until) {
    return new Agreement(
        "mou",
        version,
        "Understanding",
        parties,
        START.plusSeconds(from),
        until.map(START::plusSeconds));
  }

  private static boolean counts(List<RegisteredFact> rows, Instant now) {
    return FactSheet.merge(Attribute.TRAINING, rows, now)
        .filter(fact -> fact.isCurrentAt(now))
        .isPresent();
  }

  private static Optional<FactValue> current(
      Attribute attribute, List<RegisteredFact> rows, int second) {
    Instant now = START.plusSeconds(second);
    return FactSheet.merge(attribute, rows, now)
        .filter(fact -> fact.isCurrentAt(now))
        .map(Fact::value);
  }

  private static Set<String> names(Optional<FactValue> value) {
    return value
        .map(it -> it instanceof FactValue.Names(Set<String> names) ? names : Set.<String>of())
        .orElse(Set.of());
  }

  private static List<RegisteredFact> rows(Random random, Attribute attribute) {
    List<RegisteredFact> rows = new ArrayList<>();
    for (String source : List.of("a", "b", "c", "d").subList(0, random.nextInt(5))) {
      int from = random.nextInt(Ruler.LENGTH / 2);
      int until = random.nextInt(5) == 0 ? Ruler.FOR_EVER : from + random.nextInt(Ruler.LENGTH);
      rows.add(row(attribute, source, value(random, attribute), from, until));
    }
    return rows;
  }

  private static FactValue value(Random random, Attribute attribute) {
    return switch (attribute.form()) {
      case FLAG -> new FactValue.Flag(random.nextBoolean());
      case TEXT ->
          new FactValue.Text(
              attribute == Attribute.PARTY_SCREENING
                  ? pick(random, List.of("clear", "hit"))
                  : pick(random, List.of("JP", "US")));
      case NAMES -> {
        Set<String> names = new TreeSet<>();
        List<String> words =
            attribute.namesOrganisations()
                ? List.of(ORNL.value(), RIKEN.value())
                : List.of("JP", "US", "FR");
        for (int i = random.nextInt(3); i > 0; i--) {
          names.add(pick(random, words));
        }
        yield new FactValue.Names(names);
      }
    };
  }

  private static RegisteredFact row(
      Attribute attribute, String source, FactValue value, int from, int until) {
    return new RegisteredFact(
        "issuer#1",
        attribute,
        value,
        source,
        "office",
        START.plusSeconds(from),
        until == Ruler.FOR_EVER ? Optional.empty() : Optional.of(START.plusSeconds(until)),
        Optional.empty());
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Each second of a stretch of time with what each source says in it. */
  private static final class Ruler {
    static final int LENGTH = 24;
    static final int FOR_EVER = Integer.MAX_VALUE;

    /** Behind the last second asked for, since statements end there that contradict before. */
    private static final int REACH = 3 * LENGTH;

    private final Attribute attribute;
    private final List<Map<String, FactValue>> seconds = new ArrayList<>();

    Ruler(Attribute attribute, List<RegisteredFact> rows) {
      this.attribute = attribute;
      for (int second = 0; second < REACH; second++) {
        Instant at = START.plusSeconds(second);
        Map<String, FactValue> said = new TreeMap<>();
        for (RegisteredFact row : rows) {
          boolean begun = row.assertedAt().compareTo(at) <= 0;
          boolean over = row.expiresAt().isPresent() && row.expiresAt().get().compareTo(at) <= 0;
          if (begun && !over) {
            said.put(row.source(), row.value());
          }
        }
        seconds.add(said);
      }
    }

    Optional<FactValue> read(int second) {
      Map<String, FactValue> now = seconds.get(second);
      if (!attribute.isAnswer()) {
        Set<String> all = new TreeSet<>();
        now.values().forEach(value -> all.addAll(((FactValue.Names) value).values()));
        return now.isEmpty() ? Optional.empty() : Optional.of(new FactValue.Names(all));
      }
      for (Map.Entry<String, FactValue> each : now.entrySet()) {
        boolean disputed = false;
        for (Map<String, FactValue> said : seconds) {
          disputed |=
              said.containsKey(each.getKey())
                  && said.values().stream().anyMatch(value -> !value.equals(each.getValue()));
        }
        if (!disputed) {
          return Optional.of(each.getValue());
        }
      }
      return Optional.empty();
    }
  }
}
