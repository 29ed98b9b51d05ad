package org.entente.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.catalog.Metadata.Measurement;
import org.entente.catalog.Metadata.Spatial;
import org.entente.catalog.Metadata.Temporal;
import org.entente.search.SearchQuery.Field;

/** What conditions look at, conditions on it, and what each of them means, from a seed. */
final class RandomConditions {
  private static final List<String> QUANTITIES =
      List.of("temperature", "sample temperature", "Photon Energy", "energy", "length", "pH");

  /** By unit, what it measures, what one of it is, and where its zero lies. */
  private static final Map<String, Scale> UNITS =
      Map.of(
          "K", new Scale("temperature", BigDecimal.ONE, BigDecimal.ZERO),
          "mK", new Scale("temperature", new BigDecimal("0.001"), BigDecimal.ZERO),
          "Cel", new Scale("temperature", BigDecimal.ONE, new BigDecimal("273.15")),
          "eV", new Scale("energy", BigDecimal.ONE, BigDecimal.ZERO),
          "keV", new Scale("energy", new BigDecimal("1000"), BigDecimal.ZERO),
          "nm", new Scale("length", BigDecimal.ONE, BigDecimal.ZERO),
          "Ao", new Scale("length", new BigDecimal("0.1"), BigDecimal.ZERO),
          "[pH]", new Scale("pH", BigDecimal.ONE, BigDecimal.ZERO),
          "widgets", new Scale("widgets", BigDecimal.ONE, BigDecimal.ZERO));

  private static final List<String> READ_UNITS =
      UNITS.keySet().stream().filter(unit -> !unit.equals("widgets")).sorted().toList();
  private static final List<String> VALUES =
      List.of("0", "1", "4", "0.5", "300", "500", "5000", "-269.15", "0.05", "7");
  private static final List<String> DATES =
      List.of("2019", "2020", "2020-02", "2020-03", "2020-03-11", "2021-12-31", "2022-06-15");

  private final Random random;

  private record Scale(String dimension, BigDecimal factor, BigDecimal offset) {
    BigDecimal canonical(BigDecimal value) {
      return value.multiply(factor).add(offset);
    }
  }

  /**
   * A condition.
   *
   * @param field what is alike in this is OR
   * @param text as it is typed
   */
  record Asked(String field, String text, Predicate<Dataset> meaning) {}

  RandomConditions(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  List<Measurement> measurements() {
    return IntStream.range(0, Math.max(0, random.nextInt(5) - 1))
        .mapToObj(
            _ -> {
              BigDecimal one = new BigDecimal(any(VALUES));
              BigDecimal other = new BigDecimal(any(VALUES));
              return new Measurement(
                  any(QUANTITIES),
                  one.min(other),
                  one.max(other),
                  any(UNITS.keySet().stream().sorted().toList()));
            })
        .toList();
  }

  Optional<Temporal> temporal() {
    String one = any(DATES);
    String other = any(DATES);
    boolean inOrder = one.compareTo(other) <= 0;
    return switch (random.nextInt(5)) {
      case 0 -> Optional.of(new Temporal(Optional.of(one), Optional.empty()));
      case 1 -> Optional.of(new Temporal(Optional.empty(), Optional.of(one)));
      case 2, 3 ->
          Optional.of(
              new Temporal(Optional.of(inOrder ? one : other), Optional.of(inOrder ? other : one)));
      default -> Optional.empty();
    };
  }

  Optional<Spatial> spatial() {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(box());
  }

  private Spatial box() {
    double south = -90 + 15 * random.nextInt(13);
    double west = -180 + 30 * random.nextInt(13);
    double east = random.nextInt(3) == 0 ? west : -180 + 30 * random.nextInt(13);
    return new Spatial(west, south, east, Math.min(90, south + 15 * random.nextInt(5)));
  }

  /** A filter of an address that may be a range. */
  Map.Entry<Field, Set<String>> filter() {
    return switch (random.nextInt(4)) {
      case 0 -> Map.entry(Field.YEAR, Set.of("2019..2021", "2023"));
      case 1 -> Map.entry(Field.CHALLENGE_AREA, Set.of("energy"));
      case 2 -> Map.entry(Field.MEASURED, Set.copyOf(List.of(any(QUANTITIES), any(QUANTITIES))));
      default ->
          Map.entry(
              Field.MEASURED,
              Set.of(any(QUANTITIES) + " " + any(VALUES) + ".. " + any(READ_UNITS)));
    };
  }

  /** Parts of a text that are meant as conditions, some of which cannot be read. */
  String text(List<Dataset> all) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(random.nextInt(4) == 0 ? "-" : "");
      text.append(
          random.nextInt(8) == 0
              ? any(List.of("year:soon", "autor:riken", "measured:energy 3..4", "bbox:1,2"))
              : asked(all).text());
      text.append(' ');
    }
    return text.toString();
  }

  Asked asked(List<Dataset> all) {
    Metadata like = any(all).metadata();
    return switch (random.nextInt(14)) {
      case 0 -> year();
      case 1 -> days("issued");
      case 2 -> days("modified");
      case 3 -> days("taken");
      case 4 -> within();
      case 5, 6, 7 -> measured();
      case 8 -> {
        String word = any(List.of("fusion", "plasma", "tokamak", "quantum"));
        yield new Asked("title", "title:" + word, one -> hasWord(one.metadata().title(), word));
      }
      case 9 -> {
        String word = any(List.of("fusion", "plasma", "tokamak", "quantum"));
        yield new Asked(
            "keyword",
            "tag:" + word,
            one -> one.metadata().keywords().stream().anyMatch(each -> hasWord(each, word)));
      }
      case 10 -> {
        String identifier = any(all).identifier();
        yield new Asked(
            "identifier", "identifier:" + identifier, one -> one.identifier().equals(identifier));
      }
      case 11 -> {
        String doi = like.doi().orElse("10.5555/none");
        yield new Asked(
            "doi",
            "doi:https://doi.org/" + doi,
            one -> one.metadata().doi().equals(Optional.of(doi)));
      }
      case 12 -> {
        var area = any(ChallengeAreas.all().subList(0, 4));
        yield new Asked(
            "area",
            "area:" + area.id(),
            one -> one.metadata().challengeAreas().contains(area.id()));
      }
      default -> {
        var owner = any(RandomCatalog.OWNERS);
        yield new Asked(
            "owner",
            "owner:" + (owner.acronyms().isEmpty() ? owner.name() : owner.acronyms().getFirst()),
            one -> one.owner().equals(owner.id()));
      }
    };
  }

  private static boolean hasWord(String text, String word) {
    return List.of(text.split(" ")).contains(word);
  }

  private Asked year() {
    int from = 2017 + random.nextInt(6);
    int to = from + random.nextInt(4);
    Predicate<Dataset> within =
        one -> one.metadata().year().filter(year -> year >= from && year <= to).isPresent();
    return switch (random.nextInt(3)) {
      case 0 ->
          new Asked(
              "year",
              "year:>" + from,
              one -> one.metadata().year().filter(year -> year > from).isPresent());
      case 1 ->
          new Asked("year", "year:" + from, one -> one.metadata().year().equals(Optional.of(from)));
      default -> new Asked("year", "year:" + from + ".." + to, within);
    };
  }

  private Asked days(String field) {
    String from = any(DATES);
    String to = any(DATES);
    boolean ordered = firstDay(from).compareTo(lastDay(to)) <= 0;
    String first = ordered ? from : to;
    String last = ordered ? to : from;
    return new Asked(
        field,
        field + ":" + first + ".." + last,
        one -> {
          Metadata metadata = one.metadata();
          Optional<String> start = start(field, metadata);
          Optional<String> end = end(field, metadata);
          return (start.isPresent() || end.isPresent())
              && firstDay(start.orElse("0000")).compareTo(lastDay(last)) <= 0
              && lastDay(end.orElse("9999")).compareTo(firstDay(first)) >= 0;
        });
  }

  private static Optional<String> start(String field, Metadata metadata) {
    return switch (field) {
      case "issued" -> metadata.issued();
      case "modified" -> metadata.modified();
      default -> metadata.temporal().flatMap(Temporal::start);
    };
  }

  private static Optional<String> end(String field, Metadata metadata) {
    return field.equals("taken")
        ? metadata.temporal().flatMap(Temporal::end)
        : start(field, metadata);
  }

  /** Days as texts that sort like days. */
  private static String firstDay(String date) {
    return date + "-01-01".substring(Math.min(6, date.length() - 4));
  }

  /** The 32nd comes after every day of a month, and before the next month. */
  private static String lastDay(String date) {
    return date.length() == 4 ? date + "-12-32" : date.length() == 7 ? date + "-32" : date;
  }

  private Asked within() {
    Spatial box = box();
    return new Asked(
        "bbox",
        "bbox:%s,%s,%s,%s".formatted(box.west(), box.south(), box.east(), box.north()),
        one -> one.metadata().spatial().filter(other -> overlap(box, other)).isPresent());
  }

  /** Goes round the earth degree by degree, in steps no smaller than the boxes differ in. */
  private static boolean overlap(Spatial one, Spatial other) {
    boolean alongMeridian = one.south() <= other.north() && other.south() <= one.north();
    return alongMeridian
        && IntStream.range(0, 12)
            .anyMatch(step -> covers(one, -180 + 30 * step) && covers(other, -180 + 30 * step));
  }

  private static boolean covers(Spatial box, double meridian) {
    return box.west() <= box.east()
        ? (box.west() <= meridian && meridian <= box.east())
            || (meridian == -180 && box.east() == 180)
        : box.west() <= meridian
            || meridian <= box.east()
            || (meridian == -180 && box.west() == 180);
  }

  private Asked measured() {
    String name = any(List.of("temperature", "energy", "photon energy", "Length", "ph"));
    Predicate<Measurement> named =
        one ->
            (" " + one.name() + " ")
                .toLowerCase(java.util.Locale.ROOT)
                .contains(" " + name.toLowerCase(java.util.Locale.ROOT) + " ");
    if (random.nextInt(4) == 0) {
      return new Asked("measured", "measured:\"" + name + "\"", some(named));
    }
    String unit = any(READ_UNITS);
    BigDecimal one = new BigDecimal(any(VALUES));
    BigDecimal other = new BigDecimal(any(VALUES));
    Scale scale = UNITS.get(unit);
    BigDecimal from = scale.canonical(one.min(other));
    BigDecimal to = scale.canonical(one.max(other));
    Predicate<Measurement> comparable =
        named.and(each -> UNITS.get(each.unit()).dimension().equals(scale.dimension()));
    Predicate<Measurement> reachesUp = each -> max(each).compareTo(from) >= 0;
    String start = "measured:\"" + name + "\" ";
    return switch (random.nextInt(3)) {
      case 0 ->
          new Asked(
              "measured",
              start + ">" + one.min(other) + " " + unit,
              some(comparable.and(each -> max(each).compareTo(from) > 0)));
      case 1 ->
          new Asked(
              "measured", start + one.min(other) + ".. " + unit, some(comparable.and(reachesUp)));
      default ->
          new Asked(
              "measured",
              start + one.min(other) + ".." + one.max(other) + unit,
              some(comparable.and(reachesUp).and(each -> min(each).compareTo(to) <= 0)));
    };
  }

  private static BigDecimal min(Measurement one) {
    return UNITS.get(one.unit()).canonical(one.min());
  }

  private static BigDecimal max(Measurement one) {
    return UNITS.get(one.unit()).canonical(one.max());
  }

  private static Predicate<Dataset> some(Predicate<Measurement> wanted) {
    return one -> one.metadata().measurements().stream().anyMatch(wanted);
  }
}
