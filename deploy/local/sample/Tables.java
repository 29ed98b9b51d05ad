import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the table datasets: open vocabularies as they are, and counts of the raw material.
 */
final class Tables {
  private final Path raw;
  private final Rules rules;
  private final Map<String, Integer> areas;
  private final List<JsonNode> registry = new ArrayList<>();
  private final JsonNode nist;

  /**
   * @param areas how many datasets of the sample each challenge area has
   */
  Tables(Path raw, Rules rules, Map<String, Integer> areas) throws IOException {
    this.raw = raw;
    this.rules = rules;
    this.areas = areas;
    for (String line : Files.readAllLines(raw.resolve("aws-open-data-registry.jsonl"))) {
      registry.add(Make.JSON.readTree(line));
    }
    this.nist =
        Make.JSON.readTree(raw.resolve("nist-pdl-oct2016.dcat-us.json").toFile()).get("dataset");
  }

  /** The files of that dataset by name. */
  Map<String, byte[]> files(String identifier) throws IOException {
    return switch (identifier) {
      case "programme-organisations" -> organisations("", "organisations");
      case "japanese-institutes" -> institutes();
      case "challenge-areas" -> counts("challenge-areas", "challenge area", areas);
      case "data-use-ontology" -> copies("duo", "duo.csv");
      case "dcat-us-3" ->
          copies(
              "dcat-us-3",
              "jsonschema/dcat_us_3.0.0_schema.json",
              "context/dcat-us-3.0.jsonld",
              "jsonschema/definitions/Dataset.json",
              "jsonschema/definitions/AccessRestriction.json",
              "jsonschema/definitions/CUIRestriction.json",
              "jsonschema/definitions/UseRestriction.json");
      case "policy-areas" -> copies("dcat-us-3/vocabularies", "policy_areas.csv");
      case "nara-restrictions" -> copies("dcat-us-3/vocabularies", "nara-restrictions.ttl");
      case "registry-tags" -> counts("tags", "tag", of(registry, each -> texts(each.get("Tags"))));
      case "registry-licences" ->
          counts(
              "licences",
              "licence",
              of(registry, each -> Stream.of(Text.line(each.get("License").asText()))));
      case "registry-managers" ->
          counts(
              "managers",
              "manager",
              of(registry, each -> Stream.of(Text.line(each.get("ManagedBy").asText()))));
      case "registry-storage" ->
          counts("regions", "region", of(registry, each -> texts(each.get("Resources"), "Region")));
      case "registry-controlled-access" -> controlled();
      case "nist-catalogue" -> catalogue("catalogue", ".*");
      case "nist-themes" -> counts("themes", "theme", of(nist, each -> texts(each.path("theme"))));
      case "nist-years" ->
          counts(
              "years",
              "year",
              of(nist, each -> Stream.of(each.get("modified").asText().substring(0, 4))));
      case "nist-restricted" -> rights();
      case "plasma-reference-data" -> catalogue("plasma", ".*(plasma|ionization|atomic|spectr).*");
      case "materials-reference-data" ->
          catalogue(
              "materials", ".*(material|ceramic|superconduct|thermophysical|crystal|glass).*");
      case "neutron-radiation-reference-data" ->
          catalogue("neutron-radiation", ".*(neutron|radionuclide|radiation|photon|x-ray).*");
      case "manufacturing-reference-data" ->
          catalogue("manufacturing", ".*(manufactur|machining|\\bcad\\b|test bed).*");
      case "doe-narratives" -> narratives();
      case "croissant-fields" -> croissantFields();
      case "croissant-files" -> croissantFiles();
      case "ornl-daac-collections" -> ornlCollections();
      default -> throw new IllegalArgumentException("no table " + identifier);
    };
  }

  private Map<String, byte[]> copies(String folder, String... names) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : names) {
      Path file = raw.resolve(folder).resolve(name);
      files.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return files;
  }

  private Map<String, byte[]> organisations(String country, String name) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (JsonNode each : Make.JSON.readTree(raw.resolve("genesis-orgs-ror.json").toFile())) {
      if (each.get("country").asText().contains(country)) {
        rows.add(
            new String[] {
              each.get("name").asText(),
              texts(each.get("acronyms")).collect(Collectors.joining(" ")),
              each.get("country").asText(),
              texts(each.get("types")).map(String::toLowerCase).collect(Collectors.joining(" ")),
              each.get("ror").asText()
            });
      }
    }
    return table(name, rows, "name", "acronyms", "country", "types", "ror");
  }

  private Map<String, byte[]> institutes() throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (JsonNode each : Make.JSON.readTree(raw.resolve("genesis-orgs-ror.json").toFile())) {
      String japanese = rules.japaneseName(each.get("ror").asText());
      if (!japanese.isEmpty()) {
        rows.add(
            new String[] {
              japanese,
              each.get("name").asText(),
              texts(each.get("acronyms")).collect(Collectors.joining(" ")),
              each.get("ror").asText()
            });
      }
    }
    return table("institutes", rows, "名称", "name", "acronyms", "ror");
  }

  private Map<String, byte[]> controlled() {
    List<String[]> rows = new ArrayList<>();
    for (JsonNode each : registry) {
      for (JsonNode resource : each.get("Resources")) {
        if (!resource.path("ControlledAccess").asText("").isEmpty()
            && !resource.get("ControlledAccess").isNull()) {
          rows.add(
              new String[] {
                each.get("Name").asText(),
                resource.path("ARN").asText(),
                resource.get("ControlledAccess").asText()
              });
        }
      }
    }
    return table("controlled-access", rows, "dataset", "arn", "how access is given");
  }

  private Map<String, byte[]> catalogue(String name, String words) {
    Pattern wanted = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    List<String[]> rows = new ArrayList<>();
    for (JsonNode each : nist) {
      String text =
          each.get("title").asText() + " " + each.get("keyword") + " " + each.path("theme");
      if (wanted.matcher(text).matches()) {
        rows.add(
            new String[] {
              each.get("identifier").asText(),
              each.get("title").asText(),
              each.get("accessLevel").asText(),
              each.get("modified").asText(),
              each.path("landingPage").asText(),
              texts(each.path("theme")).collect(Collectors.joining("; "))
            });
      }
    }
    return table(
        name, rows, "identifier", "title", "access level", "modified", "landing page", "themes");
  }

  private Map<String, byte[]> rights() {
    List<String[]> rows = new ArrayList<>();
    for (JsonNode each : nist) {
      if (!each.path("rights").asText("").isEmpty()) {
        rows.add(
            new String[] {
              each.get("title").asText(),
              each.get("accessLevel").asText(),
              each.get("rights").asText().replaceAll("\\s+", " ")
            });
      }
    }
    return table("rights", rows, "title", "access level", "rights");
  }

  private Map<String, byte[]> narratives() throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(raw.resolve("doe-datacite-osti-samples/sample_data/datacite"))) {
      for (Path file :
          files
              .filter(each -> each.getFileName().toString().matches("10\\..*\\.json"))
              .sorted()
              .toList()) {
        JsonNode a = Make.JSON.readTree(file.toFile()).get("data").get("attributes");
        rows.add(
            new String[] {
              a.get("doi").asText(),
              a.get("titles").get(0).get("title").asText(),
              a.get("publicationYear").asText(),
              a.get("publisher").asText().replaceAll("\\s+", " "),
              a.path("viewCount").asText(),
              a.path("citationCount").asText()
            });
      }
    }
    return table("narratives", rows, "doi", "title", "year", "publisher", "views", "citations");
  }

  private Map<String, byte[]> croissantFields() throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String name : rules.texts("croissant")) {
      JsonNode dataset = croissant(name);
      for (JsonNode set : dataset.path("recordSet")) {
        for (JsonNode field : set.path("field")) {
          rows.add(
              new String[] {
                dataset.get("name").asText(),
                set.path("name").asText(set.path("@id").asText()),
                field.path("name").asText(field.path("@id").asText()),
                field.path("dataType").isArray()
                    ? texts(field.get("dataType")).collect(Collectors.joining(" "))
                    : field.path("dataType").asText()
              });
        }
      }
    }
    return table("fields", rows, "dataset", "record set", "field", "data type");
  }

  private Map<String, byte[]> croissantFiles() throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String name : rules.texts("croissant")) {
      JsonNode dataset = croissant(name);
      for (JsonNode file : dataset.path("distribution")) {
        rows.add(
            new String[] {
              dataset.get("name").asText(),
              file.path("name").asText(file.path("@id").asText()),
              file.path("encodingFormat").asText(),
              file.path("contentUrl").asText()
            });
      }
    }
    return table("files", rows, "dataset", "file", "encoding format", "content url");
  }

  private JsonNode croissant(String name) throws IOException {
    return Make.JSON.readTree(raw.resolve("croissant/" + name + "_metadata.json").toFile());
  }

  private Map<String, byte[]> ornlCollections() {
    Pattern section = Pattern.compile("(?m)^#### (\\S+_(\\d{3,4}))$");
    List<String[]> rows = new ArrayList<>();
    registry.stream()
        .filter(each -> each.toString().contains("ornldaac"))
        .forEach(
            each ->
                section
                    .matcher(each.get("Description").asText())
                    .results()
                    .forEach(
                        found ->
                            rows.add(
                                new String[] {
                                  found.group(2), found.group(1), each.get("Name").asText()
                                })));
    rows.sort(Comparator.comparingInt(row -> Integer.parseInt(row[0])));
    return table("collections", rows, "id", "collection", "project");
  }

  private static Map<String, Integer> of(
      Iterable<JsonNode> records, Function<JsonNode, Stream<String>> values) {
    Map<String, Integer> counts = new TreeMap<>();
    records.forEach(
        each ->
            values.apply(each).distinct().forEach(value -> counts.merge(value, 1, Integer::sum)));
    return counts;
  }

  /** Most first. */
  private static Map<String, byte[]> counts(String name, String what, Map<String, Integer> counts) {
    List<String[]> rows =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(each -> new String[] {each.getKey(), each.getValue().toString()})
            .toList();
    return table(name, rows, what, "datasets");
  }

  private static Map<String, byte[]> table(String name, List<String[]> rows, String... head) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(name + ".csv", Text.csv(head, rows));
    return files;
  }

  private static Stream<String> texts(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(each -> all.add(each.asText()));
    return all.stream();
  }

  private static Stream<String> texts(JsonNode list, String member) {
    List<String> all = new ArrayList<>();
    list.forEach(each -> all.add(each.path(member).asText()));
    return all.stream();
  }
}
