package org.entente.catalog;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.catalog.Metadata.Distribution;
import org.entente.catalog.Metadata.Measurement;
import org.entente.catalog.Metadata.Spatial;
import org.entente.catalog.Metadata.Temporal;

/** Reads what a record says of a dataset, within bounds. */
final class MetadataIntake {
  private static final int SUMMARY = 300;
  private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}/[\\x21-\\x7e]+");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}(\\s*;[\\x20-\\x7e]{1,100})?");

  /** UCUM codes are printable ASCII without blanks (UCUM section 1). */
  private static final Pattern UNIT = Pattern.compile("[\\x21-\\x7e]{1,50}");

  private static final String DATE_FORM = "a year, a date or an RFC 3339 time with zone";

  private MetadataIntake() {}

  static Metadata read(RecordFields fields) {
    String title = fields.requiredLine("title", 1_000);
    String description = fields.requiredText("description", 100_000);
    return new Metadata(
        title,
        fields.text("summary", 1_000).orElseGet(() -> summaryOf(description)),
        description,
        fields.lines("keywords", 500, 300),
        fields.lines("creators", 5_000, 500),
        fields.word("issued", MetadataIntake::date, DATE_FORM),
        fields.word("modified", MetadataIntake::date, DATE_FORM),
        fields.line("version", 100),
        fields.text("license", 10_000),
        fields.word("landingPage", MetadataIntake::webAddress, "an http or https address"),
        fields.word("doi", MetadataIntake::doi, "a DOI such as 10.13139/OLCF/1234567"),
        List.copyOf(
            fields.words(
                "challengeAreas",
                word -> ChallengeAreas.find(word).map(ChallengeAreas.Area::id),
                "one of " + ChallengeAreas.words())),
        fields.lines("instruments", 500, 300),
        fields.lines("techniques", 500, 300),
        fields.objects("measurements", 1_000, MetadataIntake::measurement),
        fields.object("temporal", MetadataIntake::temporal),
        fields.object("spatial", MetadataIntake::spatial),
        distributions(fields),
        fields.lines("derivedFrom", 1_000, 512));
  }

  /** The first sentences that fit; a first sentence that is longer is cut at a word. */
  static String summaryOf(String description) {
    String text = description.strip().replaceAll("\\s+", " ");
    if (text.length() <= SUMMARY) {
      return text;
    }
    String head = text.substring(0, SUMMARY + 1);
    int end = -1;
    for (int i = 0; i < SUMMARY; i++) {
      boolean stop = ".!?。！？".indexOf(head.charAt(i)) >= 0;
      boolean ends = head.charAt(i) > 0x7f || head.charAt(i + 1) == ' ';
      end = stop && ends ? i + 1 : end;
    }
    if (end >= 40) {
      return head.substring(0, end);
    }
    int blank = head.lastIndexOf(' ', SUMMARY - 1);
    int cut = blank > 0 ? blank : SUMMARY - 2;
    return head.substring(0, Character.isHighSurrogate(head.charAt(cut - 1)) ? cut - 1 : cut) + "…";
  }

  private static Optional<String> date(String text) {
    try {
      switch (text.length()) {
        case 4 -> java.time.Year.parse(text);
        case 7 -> YearMonth.parse(text);
        case 10 -> LocalDate.parse(text);
        default -> OffsetDateTime.parse(text);
      }
      return Optional.of(text);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Optional<String> webAddress(String text) {
    return address(text, Set.of("http", "https"));
  }

  private static Optional<String> address(String text, Set<String> schemes) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null
              && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
              && uri.getRawAuthority() != null
              && uri.getRawUserInfo() == null
          ? Optional.of(text)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<String> doi(String text) {
    return Optional.of(text).filter(DOI.asMatchPredicate());
  }

  private static Measurement measurement(RecordFields fields) {
    String name = fields.requiredLine("name", 300);
    BigDecimal min = fields.requiredNumber("min");
    BigDecimal max = fields.requiredNumber("max");
    if (min.compareTo(max) > 0) {
      throw fields.fault("min", "is above `max`");
    }
    String unit =
        fields
            .word(
                "unit",
                text -> Optional.of(text).filter(UNIT.asMatchPredicate()),
                "a UCUM code such as keV; 1 where the quantity has no dimension")
            .orElseThrow(() -> fields.fault("unit", "is missing; 1 where it has no dimension"));
    return new Measurement(name, min, max, unit);
  }

  private static Temporal temporal(RecordFields fields) {
    Optional<String> start = fields.word("start", MetadataIntake::date, DATE_FORM);
    Optional<String> end = fields.word("end", MetadataIntake::date, DATE_FORM);
    if (start.isEmpty() && end.isEmpty()) {
      throw fields.fault("start", "or `end` is needed");
    }
    if (start.isPresent()
        && end.isPresent()
        && start.get().length() <= 10
        && start.get().length() == end.get().length()
        && start.get().compareTo(end.get()) > 0) {
      throw fields.fault("start", "is after `end`");
    }
    return new Temporal(start, end);
  }

  private static Spatial spatial(RecordFields fields) {
    Spatial box =
        new Spatial(
            fields.requiredDegrees("west", 180),
            fields.requiredDegrees("south", 90),
            fields.requiredDegrees("east", 180),
            fields.requiredDegrees("north", 90));
    if (box.south() > box.north()) {
      throw fields.fault("south", "is above `north`");
    }
    return box;
  }

  private static List<Distribution> distributions(RecordFields fields) {
    List<Distribution> all = fields.objects("distributions", 10_000, MetadataIntake::distribution);
    Set<String> paths = new HashSet<>();
    for (Distribution one : all) {
      if (!paths.add(one.path())) {
        throw fields.fault("distributions", "name `" + one.path() + "` twice");
      }
    }
    return all;
  }

  private static Distribution distribution(RecordFields fields) {
    String path =
        fields
            .word("path", MetadataIntake::relativePath, "a relative path without `..`")
            .orElseThrow(() -> fields.fault("path", "is missing"));
    return new Distribution(
        path,
        fields.word(
            "mediaType",
            text -> Optional.of(text).filter(MEDIA_TYPE.asMatchPredicate()),
            "a media type such as text/csv"),
        fields.wholeNumber("byteSize", 0, Long.MAX_VALUE),
        fields.word(
            "sha256",
            text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(SHA256.asMatchPredicate()),
            "64 hexadecimal digits"),
        fields.word(
            "location",
            MetadataIntake::location,
            "file: and a relative path without `..`, or an address with https, http, s3, gs or ftp"));
  }

  private static Optional<String> location(String text) {
    return text.startsWith("file:")
        ? relativePath(text.substring("file:".length())).map(path -> "file:" + path)
        : address(text, Set.of("https", "http", "s3", "gs", "ftp"));
  }

  /** A path that stays below the folder it is resolved against, on every file system. */
  static Optional<String> relativePath(String text) {
    boolean safe =
        !text.startsWith("/")
            && text.indexOf('\\') < 0
            && List.of(text.split("/", -1)).stream()
                .allMatch(part -> !part.isBlank() && !part.equals(".") && !part.equals(".."));
    return safe ? Optional.of(text) : Optional.empty();
  }
}
