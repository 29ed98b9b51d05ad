package org.entente.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.catalog.RecordJson;
import org.entente.harvest.Importer;
import org.entente.harvest.Imports.Format;

/**
 * DataCite metadata (schema 4) as its REST API gives it: one DOI, a list of them, or one a line.
 *
 * <p>DataCite's metadata is public (its records are CC0), so the record is; the data is open only
 * where the rights say so, by an open licence or {@code openAccess}.
 */
@ApplicationScoped
class DataCiteImporter implements Importer {
  @Override
  public Format format() {
    return Format.DATACITE;
  }

  @Override
  public Records open(InputStream body) throws IOException, MalformedBody {
    return new Document(body, "data", DataCiteImporter::map);
  }

  static ObjectNode map(ObjectNode source) {
    ObjectNode a = source.path("attributes") instanceof ObjectNode inner ? inner : source;
    Optional<String> doi = Source.doi(Source.line(a, "doi", 512));
    Draft draft =
        new Draft()
            .put("identifier", doi.or(() -> Source.line(source, "id", 512)))
            .put("title", title(a))
            .description(description(a).or(() -> title(a)))
            .list("keywords", named(a, "subjects", "subject", 200), 500)
            .list("creators", named(a, "creators", "name", 300), 5_000)
            .put("issued", date(a, "Issued").or(() -> year(a)))
            .put("modified", date(a, "Updated"))
            .put("version", Source.line(a, "version", 100))
            .put("license", licence(a))
            .put("landingPage", Source.webAddress(Source.line(a, "url", 2_000)))
            .put("doi", doi)
            .set("temporal", temporal(a))
            .set("spatial", spatial(a))
            .list("derivedFrom", derivedFrom(a), 1_000)
            .set("governance", Optional.of(governance(a)));
    Source.lines(a, "contentUrl", 2_000)
        .map(text -> Source.address(Optional.of(text)))
        .flatMap(Optional::stream)
        .forEach(
            address ->
                draft.distribution(
                    Optional.of(address), Optional.empty(), Optional.empty(), Optional.empty()));
    return draft.finish(source);
  }

  private static Stream<String> named(JsonNode a, String list, String name, int most) {
    return Source.values(a, list).flatMap(item -> Source.lines(item, name, most));
  }

  /** A title without a type is the main one (DataCite 4.5, property 3). */
  private static Optional<String> title(JsonNode a) {
    return Source.values(a, "titles")
        .filter(
            title -> title.path("titleType").isMissingNode() || title.path("titleType").isNull())
        .map(title -> Source.line(title, "title", 1_000))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> named(a, "titles", "title", 1_000).findFirst());
  }

  private static Optional<String> description(JsonNode a) {
    return Source.values(a, "descriptions")
        .filter(one -> "Abstract".equals(one.path("descriptionType").asText()))
        .map(one -> Source.text(one, "description"))
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                Source.values(a, "descriptions")
                    .map(one -> Source.text(one, "description"))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<String> date(JsonNode a, String type) {
    return Source.values(a, "dates")
        .filter(date -> type.equals(date.path("dateType").asText()))
        .map(date -> Source.date(Source.line(date, "date", 40)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> year(JsonNode a) {
    return Source.date(Source.line(a, "publicationYear", 4));
  }

  private static Optional<String> licence(JsonNode a) {
    return Stream.of("rightsIdentifier", "rights", "rightsUri")
        .flatMap(name -> named(a, "rightsList", name, 500))
        .findFirst();
  }

  private static Optional<ObjectNode> temporal(JsonNode a) {
    Optional<String> collected =
        Source.values(a, "dates")
            .filter(date -> "Collected".equals(date.path("dateType").asText()))
            .map(date -> Source.line(date, "date", 100))
            .flatMap(Optional::stream)
            .findFirst();
    String[] ends = collected.orElse("").split("/", -1);
    ObjectNode period = RecordJson.mapper().createObjectNode();
    Source.date(Optional.of(ends[0])).ifPresent(date -> period.put("start", date));
    Source.date(Optional.of(ends[ends.length - 1])).ifPresent(date -> period.put("end", date));
    return period.isEmpty() ? Optional.empty() : Optional.of(period);
  }

  private static Optional<ObjectNode> spatial(JsonNode a) {
    return Source.values(a, "geoLocations")
        .map(DataCiteImporter::box)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<ObjectNode> box(JsonNode location) {
    JsonNode box = location.path("geoLocationBox");
    JsonNode point = location.path("geoLocationPoint");
    boolean boxed = box.isObject();
    JsonNode from = boxed ? box : point;
    if (!from.isObject()) {
      return Optional.empty();
    }
    double west = from.path(boxed ? "westBoundLongitude" : "pointLongitude").asDouble(Double.NaN);
    double east = from.path(boxed ? "eastBoundLongitude" : "pointLongitude").asDouble(Double.NaN);
    double south = from.path(boxed ? "southBoundLatitude" : "pointLatitude").asDouble(Double.NaN);
    double north = from.path(boxed ? "northBoundLatitude" : "pointLatitude").asDouble(Double.NaN);
    boolean usable =
        Math.abs(west) <= 180
            && Math.abs(east) <= 180
            && south >= -90
            && south <= north
            && north <= 90;
    return usable
        ? Optional.of(
            RecordJson.mapper()
                .createObjectNode()
                .put("west", west)
                .put("south", south)
                .put("east", east)
                .put("north", north))
        : Optional.empty();
  }

  private static Stream<String> derivedFrom(JsonNode a) {
    return Source.values(a, "relatedIdentifiers")
        .filter(related -> "IsDerivedFrom".equals(related.path("relationType").asText()))
        .flatMap(related -> Source.lines(related, "relatedIdentifier", 512));
  }

  private static ObjectNode governance(JsonNode a) {
    boolean open =
        Stream.of("rightsIdentifier", "rights", "rightsUri")
            .flatMap(name -> named(a, "rightsList", name, 500))
            .anyMatch(
                words -> Rights.isOpenLicence(Optional.of(words)) || says(words, "openAccess"));
    boolean restricted =
        Stream.of("rights", "rightsUri")
            .flatMap(name -> named(a, "rightsList", name, 500))
            .anyMatch(
                words ->
                    says(words, "restrictedAccess")
                        || says(words, "embargoedAccess")
                        || says(words, "closedAccess"));
    if (restricted) {
      return Rights.restricted();
    }
    return open ? Rights.open() : Rights.unstated();
  }

  /** COAR and info:eu-repo write the same words as an address or with a blank. */
  private static boolean says(String text, String words) {
    return text.replace(" ", "").toLowerCase(Locale.ROOT).endsWith(words.toLowerCase(Locale.ROOT));
  }
}
