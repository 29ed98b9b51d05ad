package org.entente.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.catalog.RecordJson;
import org.entente.harvest.Importer;
import org.entente.harvest.Imports.Format;

/**
 * DCAT-US catalogs: version 1.1 (Project Open Data Metadata Schema) and the members of version 3
 * that bear on access.
 *
 * <p>{@code accessLevel} public, restricted public and non-public become open, restricted and
 * closed. An AccessRestriction other than unrestricted makes an open dataset restricted; a
 * CUIRestriction makes it controlled and gives its banner, the categories and limits in it, and who
 * designated it.
 */
@ApplicationScoped
class DcatUsImporter implements Importer {
  @Override
  public Format format() {
    return Format.DCAT_US;
  }

  @Override
  public Records open(InputStream body) throws IOException, MalformedBody {
    return new Document(body, "dataset", DcatUsImporter::map);
  }

  static ObjectNode map(ObjectNode source) {
    Draft draft =
        new Draft()
            .put(
                "identifier",
                Source.line(source, "identifier", 512).or(() -> Source.line(source, "@id", 512)))
            .put("title", Source.line(source, "title", 1_000))
            .description(description(source))
            .list(
                "keywords",
                Stream.concat(
                    Source.lines(source, "keyword", 200), Source.lines(source, "theme", 200)),
                500)
            .list(
                "creators",
                Stream.concat(
                    Source.lines(source, "creator", 300), Source.lines(source, "publisher", 300)),
                1_000)
            .put("issued", Source.date(Source.line(source, "issued", 40)))
            .put("modified", Source.date(Source.line(source, "modified", 40)))
            .put("version", Source.line(source, "version", 100))
            .put("license", Source.line(source, "license", 2_000))
            .put("landingPage", Source.webAddress(Source.line(source, "landingPage", 2_000)))
            .put("doi", doi(source))
            .set("temporal", temporal(source))
            .set("spatial", spatial(source))
            .set("governance", Optional.of(governance(source)));
    Source.values(source, "distribution").forEach(file -> distribution(draft, file));
    return draft.finish(source);
  }

  /**
   * Our records have no member for rights, and they are worth finding: they end the description.
   */
  private static Optional<String> description(ObjectNode source) {
    Optional<String> text = Source.text(source, "description");
    Optional<String> rights =
        Source.text(source, "rights").filter(words -> !words.equalsIgnoreCase("null"));
    Optional<String> use =
        Source.values(source, "useRestriction")
            .map(node -> Source.text(node, "restrictionNote"))
            .flatMap(Optional::stream)
            .findFirst();
    return text.map(
        words ->
            words
                + rights.map(more -> "\n\nRights: " + more).orElse("")
                + use.map(more -> "\n\nUse: " + more).orElse(""));
  }

  private static Optional<String> doi(ObjectNode source) {
    return Source.doi(Source.line(source, "doi", 512))
        .or(() -> Source.doi(Source.line(source, "identifier", 512)));
  }

  private static void distribution(Draft draft, JsonNode file) {
    Optional<String> address = Source.address(Source.line(file, "downloadURL", 2_000));
    if (address.isPresent()) {
      draft.distribution(
          address,
          Source.mediaType(Source.line(file, "mediaType", 200)),
          Source.byteSize(file, "byteSize"),
          sha256(file));
    }
  }

  private static Optional<String> sha256(JsonNode file) {
    return Source.values(file, "checksum")
        .filter(
            sum ->
                Source.line(sum, "algorithm", 200)
                    .map(name -> name.toLowerCase(Locale.ROOT).replace("-", "").endsWith("sha256"))
                    .orElse(false))
        .map(sum -> Source.line(sum, "checksumValue", 64))
        .flatMap(Optional::stream)
        .filter(value -> value.matches("[0-9a-fA-F]{64}"))
        .findFirst();
  }

  /** ISO 8601 interval of 1.1, or the object of version 3. */
  private static Optional<ObjectNode> temporal(ObjectNode source) {
    JsonNode given = Source.first(source, "temporal");
    String[] ends = given.asText("").split("/", -1);
    Optional<String> start =
        given.isObject() ? Source.line(given, "startDate", 40) : Optional.of(ends[0]);
    Optional<String> end =
        given.isObject()
            ? Source.line(given, "endDate", 40)
            : Optional.of(ends.length == 2 ? ends[1] : "");
    ObjectNode period = RecordJson.mapper().createObjectNode();
    Source.date(start).ifPresent(date -> period.put("start", date));
    Source.date(end).ifPresent(date -> period.put("end", date));
    return period.isEmpty() ? Optional.empty() : Optional.of(period);
  }

  /**
   * Four numbers, west, south, east, north, as 1.1 writes a bounding box; places in words are not.
   */
  private static Optional<ObjectNode> spatial(ObjectNode source) {
    String text = Source.line(source, "spatial", 200).orElse("");
    if (!text.matches("\\s*-?[0-9.]{1,12}(\\s*,\\s*-?[0-9.]{1,12}){3}\\s*")) {
      return Optional.empty();
    }
    try {
      List<Double> box =
          Stream.of(text.split(",", -1)).map(number -> Double.valueOf(number.strip())).toList();
      return Optional.of(
          RecordJson.mapper()
              .createObjectNode()
              .put("west", box.get(0))
              .put("south", box.get(1))
              .put("east", box.get(2))
              .put("north", box.get(3)));
    } catch (NumberFormatException notABox) {
      return Optional.empty();
    }
  }

  private static ObjectNode governance(ObjectNode source) {
    ObjectNode governance =
        switch (Source.line(source, "accessLevel", 50)
            .or(() -> Source.line(source, "accessRights", 200))
            .map(words -> words.toLowerCase(Locale.ROOT).replaceFirst("^.*/", "").replace('_', ' '))
            .orElse("")) {
          case "public" -> isRestricted(source) ? Rights.restricted() : Rights.open();
          case "restricted public", "restricted" -> Rights.restricted();
          case "non-public" -> Rights.closed();
          default -> Rights.unstated();
        };
    Stream.concat(
            Source.values(source, "cuiRestriction"),
            Source.values(source, "distribution")
                .flatMap(file -> Source.values(file, "cuiRestriction")))
        .findFirst()
        .ifPresent(restriction -> controlled(governance, restriction));
    return governance;
  }

  private static boolean isRestricted(ObjectNode source) {
    return Source.values(source, "accessRestriction")
        .map(node -> Source.line(node, "restrictionStatus", 300).orElse(""))
        .anyMatch(status -> !status.endsWith("Unrestricted"));
  }

  /**
   * A banner reads {@code CUI//categories//limits}, each part separated by a slash (32 CFR
   * 2002.20(b)). What export rules apply is not said by it: that stays undetermined.
   */
  private static void controlled(ObjectNode governance, JsonNode restriction) {
    governance.removeAll();
    governance.put("accessLevel", "controlled").put("metadataTier", "summary");
    ObjectNode cui = governance.putObject("cui");
    String banner = Source.line(restriction, "cuiBannerMarking", 200).orElse("CUI");
    cui.put("banner", banner);
    Source.line(restriction, "designationIndicator", 500)
        .ifPresent(designator -> cui.put("designator", designator));
    String[] parts = banner.split("//", -1);
    words(cui.putArray("categories"), parts.length > 1 ? parts[1] : "");
    words(cui.putArray("dissemination"), parts.length > 2 ? parts[2] : "");
    governance.putArray("approvals").add("steward");
  }

  private static void words(ArrayNode list, String part) {
    Stream.of(part.split("/", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .forEach(list::add);
  }
}
