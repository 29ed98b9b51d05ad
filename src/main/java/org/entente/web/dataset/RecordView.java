package org.entente.web.dataset;

import java.util.List;
import java.util.Optional;

/**
 * A dataset's record as it is shown; at the summary tier everything but the first five and the
 * identifier among the facts is empty.
 *
 * @param facts name and value, in the order of the page
 * @param rules what the owner asks for, in words
 */
public record RecordView(
    String id,
    String identifier,
    String title,
    String summary,
    OwnerView owner,
    boolean full,
    Optional<String> description,
    List<Line> facts,
    List<Line> rules,
    List<FileRow> files,
    Optional<Long> totalSize) {
  public record OwnerView(String name, String shortName, String country, String ror, String href) {}

  /** One line of a list of facts; each value may lead somewhere. */
  public record Line(String name, List<Link> values) {
    static Line of(String name, String value) {
      return new Line(name, List.of(new Link(value, Optional.empty())));
    }

    static Line ofAll(String name, List<String> values) {
      return new Line(
          name, values.stream().map(value -> new Link(value, Optional.empty())).toList());
    }
  }

  public record Link(String text, Optional<String> href) {}

  /**
   * A file.
   *
   * @param here whether this gateway serves it
   * @param elsewhere where else it is, as a web address
   */
  public record FileRow(
      String path,
      Optional<Long> size,
      Optional<String> format,
      Optional<String> sha256,
      boolean here,
      Optional<String> elsewhere) {}
}
