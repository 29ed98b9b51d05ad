import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the sample catalog from real metadata: {@code java -cp 'target/quarkus-app/lib/main/*'
 * deploy/local/sample/Make.java <raw material> deploy/local/sample}. The README beside it tells the
 * rule in words; what the rule knows by name is in {@code rules.json} and {@code tables.json}.
 *
 * <p>Nothing is random and no clock is read: the same material gives the same bytes.
 */
class Make {
  private static final int COLLECTIONS_PER_PROJECT = 5;
  private static final Pattern COLLECTION =
      Pattern.compile("(?ms)^#### ([A-Z]\\w*_[A-Za-z]\\w*_\\d{3,4})\\s*\\n(.*?)(?=^#### |\\z)");

  /** DOI prefixes of Zenodo, the ORNL DAAC, NASA's Earth data, NOAA and the Chandra archive. */
  private static final Set<String> DATA_REPOSITORIES =
      Set.of("10.5281", "10.3334", "10.5067", "10.7289", "10.25574");

  static final ObjectMapper JSON = new ObjectMapper();

  private final Path raw;
  private final Path out;
  private final Rules rules;
  private final Map<String, Integer> areas = new TreeMap<>();
  private final ArrayNode manifest = JSON.createArrayNode();
  private int records;
  private int withFiles;

  Make(Path raw, Path out) throws IOException {
    this.raw = raw;
    this.out = out;
    this.rules = new Rules(JSON.readTree(out.resolve("rules.json").toFile()));
  }

  public static void main(String[] arguments) throws IOException {
    Make make = new Make(Path.of(arguments[0]), Path.of(arguments[1]));
    make.clear();
    make.openDataRegistry();
    make.nist();
    make.doe();
    make.croissant();
    make.tables();
    Files.writeString(make.out.resolve("manifest.json"), Text.pretty(make.manifest));
    System.out.printf("%d records, %d with files%n", make.records, make.withFiles);
  }

  private void clear() throws IOException {
    if (Files.exists(out.resolve("files"))) {
      try (Stream<Path> old = Files.walk(out.resolve("files"))) {
        for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  // The open-data registry, in our native form.

  private void openDataRegistry() throws IOException {
    List<ObjectNode> part = new ArrayList<>();
    for (JsonNode source : lines("aws-open-data-registry.jsonl")) {
      String slug = source.get("_file").asText().replaceFirst("\\.yaml$", "");
      ObjectNode record = registryRecord(slug, source);
      govern(record, "", about(record, source), Optional.of(source));
      part.add(record);
      if (source.toString().contains("ornldaac")) {
        ornlCollections(slug, source).forEach(part::add);
      }
      namedResources(slug, source).forEach(part::add);
    }
    writeLines("open-data-registry.jsonl", "entente", part);
  }

  private static ObjectNode registryRecord(String slug, JsonNode source) {
    String whole = source.get("Description").asText();
    int sections = whole.indexOf("\n#### ");
    ObjectNode record =
        JSON.createObjectNode()
            .put("identifier", slug)
            .put("title", Text.line(source.get("Name").asText()))
            .put(
                "description",
                Text.description(sections > 0 ? whole.substring(0, sections) : whole));
    keywords(record, source);
    record.putArray("creators").add(Text.line(source.get("ManagedBy").asText()));
    citation(record, source.path("Citation").asText());
    period(record);
    record
        .put("license", Text.plain(source.get("License").asText()))
        .put("landingPage", "https://registry.opendata.aws/" + slug + "/");
    storage(record, source.get("Resources"));
    return record;
  }

  /** Sections of a project's description that are collections of the ORNL DAAC, each by its id. */
  private List<ObjectNode> ornlCollections(String slug, JsonNode source) {
    List<ObjectNode> all = new ArrayList<>();
    Matcher section = COLLECTION.matcher(source.get("Description").asText());
    while (section.find() && all.size() < COLLECTIONS_PER_PROJECT) {
      ObjectNode record =
          JSON.createObjectNode()
              .put("identifier", section.group(1))
              .put("title", section.group(1).replace('_', ' '))
              .put("description", Text.description(section.group(2)));
      keywords(record, source);
      record.putArray("creators").add("ORNL DAAC");
      period(record);
      record
          .put("license", Text.plain(source.get("License").asText()))
          .put("landingPage", "https://registry.opendata.aws/" + slug + "/");
      govern(record, "", about(record, source) + " oak ridge", Optional.empty());
      all.add(record);
    }
    return all;
  }

  /** Resources of an energy data lake that have a title and a page of their own. */
  private List<ObjectNode> namedResources(String slug, JsonNode source) {
    List<ObjectNode> all = new ArrayList<>();
    for (JsonNode resource : source.get("Resources")) {
      Matcher named = Text.LINK.matcher(resource.path("Description").asText());
      if (named.lookingAt()
          && named.group(2).matches("https://\\w+\\.openei\\.org/submissions/\\d+")) {
        ObjectNode record =
            JSON.createObjectNode()
                .put(
                    "identifier",
                    URI.create(named.group(2)).getHost() + URI.create(named.group(2)).getPath())
                .put("title", Text.line(named.group(1)))
                .put(
                    "description",
                    Text.line(named.group(1))
                        + ". Part of "
                        + Text.line(source.get("Name").asText())
                        + ".\n\n"
                        + Text.description(source.get("Description").asText()));
        keywords(record, source);
        record.putArray("creators").add(Text.line(source.get("ManagedBy").asText()));
        record
            .put("license", Text.plain(source.get("License").asText()))
            .put("landingPage", named.group(2));
        storage(record, JSON.createArrayNode().add(resource));
        govern(record, "", about(record, source), Optional.of(source));
        all.add(record);
      }
    }
    return all;
  }

  private static void keywords(ObjectNode record, JsonNode source) {
    ArrayNode keywords = record.putArray("keywords");
    source.get("Tags").forEach(tag -> keywords.add(tag.asText()));
  }

  /**
   * DOI and year of a citation that names one DOI, and one of a data repository: the others are of
   * papers about the data.
   */
  private static void citation(ObjectNode record, String citation) {
    only(Pattern.compile("\\b(10\\.\\d{4,9}/[\\w.()/:-]*\\w)").matcher(citation))
        .filter(doi -> DATA_REPOSITORIES.contains(doi.substring(0, doi.indexOf('/'))))
        .ifPresent(
            doi -> {
              record.put("doi", doi);
              only(Pattern.compile("\\b((?:19|20)\\d\\d)\\b").matcher(citation.replace(doi, "")))
                  .ifPresent(year -> record.put("issued", year));
            });
  }

  private static Optional<String> only(Matcher found) {
    Set<String> all = found.results().map(one -> one.group(1)).collect(Collectors.toSet());
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  /** The span of years that the title names. */
  private static void period(ObjectNode record) {
    Matcher span =
        Pattern.compile("\\b((?:19|20)\\d\\d) ?[-–] ?((?:19|20)\\d\\d)\\b")
            .matcher(record.get("title").asText());
    if (span.find() && span.group(1).compareTo(span.group(2)) <= 0) {
      record.putObject("temporal").put("start", span.group(1)).put("end", span.group(2));
    }
  }

  private static void storage(ObjectNode record, JsonNode resources) {
    ArrayNode distributions = JSON.createArrayNode();
    Set<String> paths = new HashSet<>();
    for (JsonNode resource : resources) {
      String path =
          resource
              .path("ARN")
              .asText()
              .replaceFirst("^arn:aws[\\w-]*:s3:::", "")
              .replaceAll("/+$", "");
      if (resource.path("Type").asText().equals("S3 Bucket")
          && isAddress("s3://" + path)
          && !path.contains("//")
          && paths.add(path)) {
        distributions.addObject().put("path", path).put("location", "s3://" + path);
      }
    }
    if (!distributions.isEmpty()) {
      record.set("distributions", distributions);
    }
  }

  private static boolean isAddress(String text) {
    try {
      return new URI(text).getRawAuthority() != null;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  // The other catalogs, as they are; our own members are added to each record.

  private void nist() throws IOException {
    ObjectNode catalog =
        (ObjectNode) JSON.readTree(raw.resolve("nist-pdl-oct2016.dcat-us.json").toFile());
    for (JsonNode each : catalog.get("dataset")) {
      ObjectNode record = (ObjectNode) each;
      boolean restricted = record.get("accessLevel").asText().startsWith("restricted");
      govern(
          record,
          "entente:",
          about(record, record),
          restricted ? Optional.of(record) : Optional.empty());
      records++;
    }
    write("nist.dcat-us.json", "dcat-us", Text.pretty(catalog));
  }

  private void doe() throws IOException {
    ArrayNode data = JSON.createArrayNode();
    for (Path file : list("doe-datacite-osti-samples/sample_data/datacite", "10\\..*\\.json")) {
      ObjectNode record = (ObjectNode) JSON.readTree(file.toFile()).get("data");
      ObjectNode attributes = (ObjectNode) record.get("attributes");
      attributes.remove("xml");
      String doi = attributes.get("doi").asText();
      govern(
          record,
          "entente:",
          about(attributes, attributes)
              + " "
              + attributes.get("publisher").asText()
              + " "
              + attributes.get("creators"),
          Optional.empty());
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put("datacite.json", Text.pretty(attributes).getBytes(StandardCharsets.UTF_8));
      Path osti = raw.resolve("doe-datacite-osti-samples/sample_data/osti/" + file.getFileName());
      for (String suffix : List.of(".json", ".xml")) {
        Path copy =
            osti.resolveSibling(osti.getFileName().toString().replaceFirst("\\.json$", suffix));
        if (Files.exists(copy)) {
          files.put("osti" + suffix, Files.readAllBytes(copy));
        }
      }
      attach(record, "entente:", "doe/" + doi.replace('/', '_'), files);
      data.add(record);
      records++;
    }
    write("doe.datacite.json", "datacite", Text.pretty(JSON.createObjectNode().set("data", data)));
  }

  private void croissant() throws IOException {
    List<ObjectNode> part = new ArrayList<>();
    for (String name : rules.texts("croissant")) {
      ObjectNode record =
          (ObjectNode) JSON.readTree(raw.resolve("croissant/" + name + "_metadata.json").toFile());
      govern(record, "entente:", about(record, record), Optional.of(record));
      part.add(record);
    }
    writeLines("croissant.jsonl", "croissant", part);
  }

  /** Datasets that are small tables, with their files: copies of open vocabularies, and counts. */
  private void tables() throws IOException {
    Tables tables = new Tables(raw, rules, areas);
    List<ObjectNode> part = new ArrayList<>();
    for (JsonNode each : JSON.readTree(out.resolve("tables.json").toFile())) {
      ObjectNode record = (ObjectNode) each;
      String identifier = record.get("identifier").asText();
      ObjectNode governance = rules.profile(record.remove("profile").asText());
      record.put("owner", rules.owner(record.get("owner").asText())).set("governance", governance);
      assignAreas(record, "", about(record, record));
      attach(record, "", "tables/" + identifier, tables.files(identifier));
      part.add(record);
    }
    writeLines("tables.jsonl", "entente", part);
  }

  // Owner, governance and challenge areas: demonstration values by rule.

  /**
   * @param says the source, where it says something of access that stands above the seeded mix
   */
  private void govern(ObjectNode record, String prefix, String about, Optional<JsonNode> says) {
    String identifier = identifier(record);
    Optional<JsonNode> story = rules.story(identifier);
    String owner =
        story
            .map(one -> one.get("owner").asText())
            .orElseGet(() -> rules.ownerFor(identifier, about));
    String profile =
        story
            .map(one -> one.get("profile").asText())
            .or(() -> says.flatMap(source -> said(source, about)))
            .orElseGet(() -> rules.profileFor(identifier, owner, about));
    record.put(prefix + "owner", rules.owner(owner));
    assignAreas(record, prefix, about);
    boolean leftToSource =
        profile.equals("source") || (profile.equals("open") && !prefix.isEmpty() && isOpen(record));
    if (!profile.equals("left-out") && !leftToSource) {
      record.set(prefix + "governance", rules.profile(profile));
    }
    boolean kept = List.of("ORNL", "NIMS", "NVIDIA").contains(owner);
    if (!identifier.startsWith("10.")
        && (story.isPresent() || (kept && !List.of("open", "source").contains(profile)))) {
      attach(
          record, prefix, "records/" + identifier.replaceAll("[^\\w.-]", "_"), recordFiles(record));
    }
  }

  /** What the source itself says of access, as far as a profile stands for it. */
  private Optional<String> said(JsonNode source, String about) {
    if (source.has("accessLevel") || source.has("@context")) {
      return Optional.of("source");
    }
    String words =
        (source.path("License").asText() + " " + source.path("Resources")).toLowerCase(Locale.ROOT);
    if (rules.fits("people", about) && rules.texts("people").stream().anyMatch(words::contains)) {
      return Optional.of("people");
    }
    return rules.texts("nonCommercial").stream().anyMatch(words::contains)
        ? Optional.of("non-commercial")
        : Optional.empty();
  }

  private static boolean isOpen(ObjectNode record) {
    return record.path("accessLevel").asText().equals("public");
  }

  private void assignAreas(ObjectNode record, String prefix, String about) {
    List<String> assigned = rules.areas(about);
    if (!assigned.isEmpty()) {
      ArrayNode list = record.putArray(prefix + "challengeAreas");
      assigned.forEach(list::add);
      assigned.forEach(area -> areas.merge(area, 1, Integer::sum));
    }
    List<String> techniques = rules.techniques(about);
    if (!techniques.isEmpty()) {
      ArrayNode list = record.putArray(prefix + "techniques");
      techniques.forEach(list::add);
    }
  }

  private static String identifier(ObjectNode record) {
    JsonNode attributes = record.path("attributes");
    return Stream.of(record.path("identifier"), attributes.path("doi"), record.path("url"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What the rules read: title and keywords on the first line, whose words count most, and the
   * beginning of the description.
   */
  private static String about(JsonNode record, JsonNode source) {
    String head =
        Stream.of(
                "title", "titles", "name", "keywords", "keyword", "theme", "subjects", "ManagedBy")
            .flatMap(name -> Stream.of(record.path(name), source.path(name)))
            .map(JsonNode::toString)
            .distinct()
            .collect(Collectors.joining(" "));
    String body =
        Stream.of("description", "descriptions")
            .map(name -> record.path(name).toString())
            .collect(Collectors.joining(" "));
    return (head + "\n" + body.substring(0, Math.min(body.length(), 1_500)))
        .toLowerCase(Locale.ROOT);
  }

  /** The record itself as JSON, and as a table of its members. */
  private static Map<String, byte[]> recordFiles(ObjectNode record) {
    ObjectNode source = record.deepCopy();
    List<String> own = new ArrayList<>(List.of("governance", "owner"));
    source
        .fieldNames()
        .forEachRemaining(
            name -> own.addAll(name.startsWith("entente:") ? List.of(name) : List.of()));
    source.remove(own);
    List<String[]> rows = new ArrayList<>();
    source.properties().forEach(member -> flatten(member.getKey(), member.getValue(), rows));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("record.json", Text.pretty(source).getBytes(StandardCharsets.UTF_8));
    files.put("record.csv", Text.csv(new String[] {"member", "value"}, rows));
    return files;
  }

  private static void flatten(String name, JsonNode value, List<String[]> rows) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(member -> flatten(name + "." + member.getKey(), member.getValue(), rows));
    } else if (value.isArray()) {
      value.forEach(item -> flatten(name, item, rows));
    } else {
      rows.add(new String[] {name, value.asText()});
    }
  }

  // Reading and writing.

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String line : Files.readAllLines(raw.resolve(file))) {
      all.add(JSON.readTree(line));
    }
    all.sort(Comparator.comparing(one -> one.get("_file").asText()));
    return all;
  }

  private List<Path> list(String folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.list(raw.resolve(folder))) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  /** Puts files below {@code files/} and names them as the record's distributions. */
  private void attach(ObjectNode record, String prefix, String folder, Map<String, byte[]> files) {
    ArrayNode distributions = record.withArray(prefix + "distributions");
    files.forEach(
        (name, bytes) -> {
          String location = folder + "/" + name;
          try {
            Files.createDirectories(out.resolve("files").resolve(location).getParent());
            Files.write(out.resolve("files").resolve(location), bytes);
          } catch (IOException full) {
            throw new UncheckedIOException(full);
          }
          distributions
              .addObject()
              .put("path", name)
              .put("mediaType", mediaType(name))
              .put("byteSize", bytes.length)
              .put("sha256", HexFormat.of().formatHex(Text.sha256(bytes)))
              .put("location", "file:" + location);
        });
    withFiles++;
  }

  private static String mediaType(String name) {
    return switch (name.replaceFirst("^.*\\.", "")) {
      case "csv" -> "text/csv";
      case "json" -> "application/json";
      case "jsonld" -> "application/ld+json";
      case "ttl" -> "text/turtle";
      case "xml" -> "application/xml";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private void writeLines(String file, String format, List<ObjectNode> part) throws IOException {
    records += part.size();
    write(file, format, part.stream().map(record -> record + "\n").collect(Collectors.joining()));
  }

  private void write(String file, String format, String text) throws IOException {
    Files.writeString(out.resolve(file), text);
    manifest.addObject().put("file", file).put("format", format);
  }
}
