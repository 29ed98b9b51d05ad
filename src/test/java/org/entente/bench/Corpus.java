package org.entente.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.catalog.Organisation;
import org.entente.kernel.RorId;

/**
 * Real records taken apart into titles, sentences and keywords, so that made-up ones have real word
 * frequencies: drawing a token from here is drawing from the distribution of the language.
 */
final class Corpus {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LINK = Pattern.compile("\\]\\([^)]*\\)|https?://\\S+|[\\[\\]]");
  private static final int SHORTEST_SENTENCE = 4;
  private static final int LONGEST_SENTENCE = 60;

  /** One real record. */
  record Source(List<String> title, List<List<String>> sentences, List<String> keywords) {}

  private final ObjectMapper json = new ObjectMapper();
  private final List<Source> sources = new ArrayList<>();
  private final Set<String> creators = new LinkedHashSet<>();
  private final List<Organisation> organisations = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();

  /** The collection of descriptions from one field alone is large; the others weigh more. */
  private int weight = 4;

  private Corpus() {}

  static Corpus read(Path data) throws IOException {
    Corpus corpus = new Corpus();
    corpus.registry(data.resolve("aws-open-data-registry.jsonl"));
    corpus.inventory(data.resolve("nist-pdl-oct2016.dcat-us.json"));
    corpus.laboratories(data.resolve("doe-datacite-osti-samples"));
    corpus.weight = 1;
    corpus.collection(data.resolve("datafinder/datasets.jsonl"));
    corpus.programme(data.resolve("genesis-orgs-ror.json"));
    corpus.sources.forEach(source -> source.sentences().forEach(corpus.tokens::addAll));
    return corpus;
  }

  List<Source> sources() {
    return sources;
  }

  /** Every word of every sentence, as often as it occurs. */
  List<String> tokens() {
    return tokens;
  }

  List<String> creators() {
    return List.copyOf(creators);
  }

  List<Organisation> organisations() {
    return organisations;
  }

  private void registry(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      JsonNode record = json.readTree(line);
      creators.add(plain(record.path("ManagedBy").asText()));
      add(record.path("Name"), record.path("Description"), record.path("Tags"));
    }
  }

  private void inventory(Path file) throws IOException {
    for (JsonNode record : json.readTree(file.toFile()).path("dataset")) {
      add(record.path("title"), record.path("description"), record.path("keyword"));
    }
  }

  private void laboratories(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).sorted().toList()) {
        JsonNode read = json.readTree(file.toFile());
        JsonNode record = read.isArray() ? read.path(0) : read;
        for (JsonNode author : record.path("authors")) {
          String name =
              author.path("last_name").asText() + ", " + author.path("first_name").asText();
          if (name.length() > 6) {
            creators.add(plain(name));
          }
        }
        add(record.path("title"), record.path("description"), json.createArrayNode());
      }
    }
  }

  private void collection(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      JsonNode record = json.readTree(line);
      add(record.path("title"), record.path("contents"), record.path("variants"));
    }
  }

  private void programme(Path file) throws IOException {
    for (JsonNode each : json.readTree(file.toFile())) {
      List<String> acronyms = new ArrayList<>();
      each.path("acronyms").forEach(it -> acronyms.add(it.asText()));
      organisations.add(
          new Organisation(
              new RorId(each.path("ror").asText()),
              each.path("name").asText(),
              acronyms,
              each.path("country").asText()));
    }
  }

  private void add(JsonNode title, JsonNode description, JsonNode keywords) {
    List<List<String>> sentences = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(plain(description.asText()))) {
      List<String> words = words(sentence);
      if (words.size() >= SHORTEST_SENTENCE && words.size() <= LONGEST_SENTENCE) {
        sentences.add(words);
      }
    }
    List<String> named = new ArrayList<>();
    keywords.forEach(it -> named.add(plain(it.asText())));
    named.removeIf(it -> it.isBlank() || it.length() > 60);
    List<String> headline = words(plain(title.asText()));
    if (!sentences.isEmpty() && !headline.isEmpty()) {
      Source source = new Source(headline, List.copyOf(sentences), List.copyOf(named));
      sources.addAll(java.util.Collections.nCopies(weight, source));
    }
  }

  private static List<String> words(String text) {
    return BLANKS.splitAsStream(text).filter(word -> word.length() <= 40).toList();
  }

  private static String plain(String text) {
    return LINK.matcher(text).replaceAll(" ").strip();
  }
}
