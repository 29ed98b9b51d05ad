package org.entente.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a dataset's record says. Dates are as given: RFC 3339 full dates or a year.
 *
 * @param summary a paragraph fit for those who may not read the rest
 * @param challengeAreas ids of the programme's challenge areas
 * @param derivedFrom identifiers of the datasets it was made from
 */
public record Metadata(
    String title,
    String summary,
    String description,
    List<String> keywords,
    List<String> creators,
    Optional<String> issued,
    Optional<String> modified,
    Optional<String> version,
    Optional<String> license,
    Optional<String> landingPage,
    Optional<String> doi,
    List<String> challengeAreas,
    List<String> instruments,
    List<String> techniques,
    List<Measurement> measurements,
    Optional<Temporal> temporal,
    Optional<Spatial> spatial,
    List<Distribution> distributions,
    List<String> derivedFrom) {
  public Metadata {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(description, "description");
    keywords = List.copyOf(keywords);
    creators = List.copyOf(creators);
    challengeAreas = List.copyOf(challengeAreas);
    instruments = List.copyOf(instruments);
    techniques = List.copyOf(techniques);
    measurements = List.copyOf(measurements);
    distributions = List.copyOf(distributions);
    derivedFrom = List.copyOf(derivedFrom);
  }

  /** The year of {@code issued}, else of {@code modified}; empty if neither says. */
  public Optional<Integer> year() {
    return issued
        .or(() -> modified)
        .filter(date -> date.matches("[0-9]{4}(-.*)?"))
        .map(date -> Integer.valueOf(date.substring(0, 4)));
  }

  /**
   * A measured quantity and its range.
   *
   * @param unit UCUM code, e.g. {@code keV}
   */
  public record Measurement(String name, BigDecimal min, BigDecimal max, String unit) {}

  /** When the data was taken, inclusive; RFC 3339 dates or date-times. */
  public record Temporal(Optional<String> start, Optional<String> end) {}

  /** Where: degrees WGS 84, west may exceed east across the antimeridian. */
  public record Spatial(double west, double south, double east, double north) {}

  /**
   * One downloadable file.
   *
   * @param path relative path within the dataset, {@code /}-separated, without {@code ..}
   * @param byteSize in bytes
   * @param sha256 lower-case hex
   * @param location where the bytes are: {@code file:relative/path} below the gateway's data
   *     folder, or an absolute URL elsewhere
   */
  public record Distribution(
      String path,
      Optional<String> mediaType,
      Optional<Long> byteSize,
      Optional<String> sha256,
      Optional<String> location) {
    public Distribution {
      Objects.requireNonNull(path, "path");
    }

    /** Lower-case extension of the path, e.g. {@code csv}; the format facet's value. */
    public Optional<String> format() {
      int dot = path.lastIndexOf('.');
      return dot < 0 || dot < path.lastIndexOf('/') || dot == path.length() - 1
          ? Optional.empty()
          : Optional.of(path.substring(dot + 1).toLowerCase(java.util.Locale.ROOT));
    }
  }
}
