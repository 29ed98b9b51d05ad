package org.entente.search.language;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.ChallengeAreas.Area;
import org.entente.search.SearchResult.Access;

/** What people write behind a field's colon. */
final class FieldValues {
  private static final int LONGEST = 200;
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern YEARS = Pattern.compile("([0-9]{4})-([0-9]{4})");
  private static final Pattern ROR =
      Pattern.compile("(?:https?://)?(?:ror\\.org/)?(0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})");
  private static final Pattern DOI_PREFIX =
      Pattern.compile("^(?:https?://(?:dx\\.)?doi\\.org/|doi:)", Pattern.CASE_INSENSITIVE);
  private static final int FIRST_YEAR = 0;
  private static final int LAST_YEAR = 9999;
  private static final String BACKWARDS = "its first end is after its last";

  private static final Map<String, Access> ACCESS =
      Map.of(
          "granted", Access.GRANTED,
          "open", Access.OPEN,
          "requestable", Access.REQUESTABLE,
          "ask", Access.REQUESTABLE,
          "may ask", Access.REQUESTABLE,
          "denied", Access.DENIED,
          "not for you", Access.DENIED);

  private FieldValues() {}

  static Reading read(ConditionField field, String value) {
    if (value.isBlank()) {
      return new Reading.Unread("it has no value");
    }
    if (value.length() > LONGEST) {
      return new Reading.Unread("its value has at most %d characters".formatted(LONGEST));
    }
    return switch (field) {
      case TITLE, CREATOR, DESCRIPTION, KEYWORD, INSTRUMENT, TECHNIQUE, LICENSE ->
          new Reading.Read(new Criterion.Says(value));
      case OWNER -> owner(value);
      case CHALLENGE_AREA -> area(value);
      case FORMAT -> new Reading.Read(new Criterion.Whole(format(value)));
      case ACCESS -> access(value);
      case YEAR -> years(value);
      case ISSUED, MODIFIED, TAKEN -> days(value);
      case MEASURED -> measured(value);
      case BBOX -> box(value);
      case DOI ->
          new Reading.Read(new Criterion.Whole(DOI_PREFIX.matcher(value.strip()).replaceFirst("")));
      case IDENTIFIER -> new Reading.Read(new Criterion.Whole(value.strip()));
    };
  }

  private static Reading owner(String value) {
    Matcher ror = ROR.matcher(value.strip().toLowerCase(Locale.ROOT));
    return new Reading.Read(
        ror.matches()
            ? new Criterion.Whole("https://ror.org/" + ror.group(1))
            : new Criterion.Says(value));
  }

  /** By id, by field of science, or by a word of the name. */
  private static Reading area(String value) {
    String wanted = folded(value);
    Set<String> ids =
        ChallengeAreas.find(wanted).map(area -> Set.of(area.id())).orElseGet(() -> areasOf(wanted));
    if (ids.isEmpty()) {
      ids =
          ChallengeAreas.all().stream()
              .filter(area -> !wanted.isEmpty() && isNamed(area, wanted))
              .map(Area::id)
              .collect(Collectors.toSet());
    }
    return ids.isEmpty()
        ? new Reading.Unread(
            "a challenge area is one of "
                + ChallengeAreas.all().stream().map(Area::id).collect(Collectors.joining(", ")))
        : new Reading.Read(new Criterion.AnyOf(ids));
  }

  private static boolean isNamed(Area area, String wanted) {
    return folded(area.name()).contains(wanted) || area.id().replace('-', ' ').contains(wanted);
  }

  /** All areas of a field of science; none if it is no field of science. */
  static Set<String> areasOf(String fieldOfScience) {
    return ChallengeAreas.all().stream()
        .filter(area -> area.field().equals(fieldOfScience))
        .map(Area::id)
        .collect(Collectors.toSet());
  }

  private static String format(String value) {
    String plain = value.strip().toLowerCase(Locale.ROOT);
    return plain.startsWith(".") ? plain.substring(1) : plain;
  }

  private static Reading access(String value) {
    Access wanted = ACCESS.get(folded(value));
    return wanted == null
        ? new Reading.Unread("access is one of " + accessWords())
        : new Reading.Read(new Criterion.Allowed(wanted));
  }

  static String accessWords() {
    return List.of(Access.values()).stream().map(Access::word).collect(Collectors.joining(", "));
  }

  static Reading years(String value) {
    Matcher dashed = YEARS.matcher(value.strip());
    String written = dashed.matches() ? dashed.group(1) + ".." + dashed.group(2) : value;
    Optional<Range> range = Range.parse(written);
    if (range.isEmpty()
        || !range.get().from().map(YEAR.asMatchPredicate()::test).orElse(true)
        || !range.get().to().map(YEAR.asMatchPredicate()::test).orElse(true)) {
      return new Reading.Unread("a year is written `2019`, `2019..2023`, `2019..` or `>=2020`");
    }
    int from = range.get().from().map(Integer::valueOf).orElse(FIRST_YEAR);
    int to = range.get().to().map(Integer::valueOf).orElse(LAST_YEAR);
    int first = range.get().fromIncluded() ? from : from + 1;
    int last = range.get().toIncluded() ? to : to - 1;
    return from > to
        ? new Reading.Unread(BACKWARDS)
        : new Reading.Read(new Criterion.Years(first, last));
  }

  private static Reading days(String value) {
    Optional<Range> range = Range.parse(value);
    Optional<Days> from = range.flatMap(Range::from).flatMap(Days::of);
    Optional<Days> to = range.flatMap(Range::to).flatMap(Days::of);
    if (range.isEmpty()
        || from.isPresent() != range.get().from().isPresent()
        || to.isPresent() != range.get().to().isPresent()) {
      return new Reading.Unread(
          "a date is written `2020`, `2020-03` or `2020-03-11`, a range `2020-03..2021` or"
              + " `>=2020-03`");
    }
    int first =
        from.map(days -> range.get().fromIncluded() ? days.from() : days.to() + 1)
            .orElse(Days.EVER_BEFORE);
    int last =
        to.map(days -> range.get().toIncluded() ? days.to() : days.from() - 1)
            .orElse(Days.EVER_AFTER);
    return first > last
        ? new Reading.Unread(BACKWARDS)
        : new Reading.Read(new Criterion.On(new Days(first, last)));
  }

  /** A name, then perhaps a range, all in one; a name may end in a number. */
  private static Reading measured(String value) {
    MeasuredText text = MeasuredText.of(value);
    Reading reading = measured(text);
    return reading instanceof Reading.Unread
            && text.range().filter(range -> !QuantityRange.isEvident(range)).isPresent()
        ? measured(new MeasuredText(value.strip(), Optional.empty()))
        : reading;
  }

  static Reading measured(MeasuredText text) {
    if (Quotes.BLANKS.matcher(text.name()).replaceAll("").isEmpty()) {
      return new Reading.Unread("a measurement is written `measured:temperature 4..300 K`");
    }
    if (text.range().isEmpty()) {
      return new Reading.Read(new Criterion.Measured(text.name(), Optional.empty()));
    }
    return switch (QuantityRange.read(text.range().get(), Quantities::unit)) {
      case QuantityRange.Result.Read read ->
          new Reading.Read(new Criterion.Measured(text.name(), Optional.of(read.range())));
      case QuantityRange.Result.Unread unread -> new Reading.Unread(unread.why());
    };
  }

  private static Reading box(String value) {
    return Box.parse(value)
        .<Reading>map(box -> new Reading.Read(new Criterion.Within(box)))
        .orElseGet(
            () ->
                new Reading.Unread(
                    "a box is written `bbox:west,south,east,north` in degrees, such as"
                        + " `bbox:129,31,146,46`"));
  }

  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }
}
