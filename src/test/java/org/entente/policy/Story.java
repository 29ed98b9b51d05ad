package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.kernel.RorId;

/**
 * One file of {@code policies/tests}: what a dataset is like, and what people may do with it. How
 * it is written is told in {@code src/docs/policies.md}.
 */
record Story(String story, String told, JsonNode dataset, List<Case> cases) {
  private static final Path DIRECTORY = ShippedBundle.DIRECTORY.resolve("tests");

  private static final JsonMapper YAML =
      JsonMapper.builder(new YAMLFactory())
          .addModule(new JavaTimeModule())
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static final StoryPeople PEOPLE = read(DIRECTORY.resolve("people.yaml"), StoryPeople.class);

  /**
   * @param facts instead of the person's own
   * @param dataset instead of the story's
   * @param given approvals that are there already
   * @param accepted terms; all of the dataset's where it is left out
   * @param approvals what is still needed where the decision is {@code ask}
   */
  record Case(
      @JsonProperty("case") String name,
      String who,
      Map<String, JsonNode> facts,
      JsonNode dataset,
      String does,
      Instant when,
      String purpose,
      Set<String> given,
      Set<String> accepted,
      @JsonProperty("second factor") Long mfaAge,
      Destination destination,
      String enclave,
      Signing signing,
      String decision,
      Set<String> because,
      Set<String> missing,
      Set<String> approvals) {}

  record Destination(String organisation, String country) {}

  record Signing(String approval, String requester, Set<String> team, Set<String> conflicted) {}

  static List<Story> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .filter(file -> !file.endsWith("people.yaml"))
          .sorted()
          .map(file -> read(file, Story.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The dataset of a case: the story's with the case's changes. */
  GovernanceClass datasetOf(Case told) {
    ObjectNode written = dataset.deepCopy();
    if (told.dataset() != null) {
      written.setAll((ObjectNode) told.dataset());
    }
    RorId owner = PEOPLE.organisation(written.remove("owner").textValue());
    replaceNames(written, "parties", name -> PEOPLE.organisation(name).value());
    replaceNames(written, "custodians", name -> StoryPeople.ref(name).id());
    return ShippedBundle.classes().intern(owner, Records.with(Records.OPEN, written));
  }

  private static void replaceNames(
      ObjectNode written, String field, java.util.function.UnaryOperator<String> meaning) {
    if (written.get(field) instanceof ArrayNode names) {
      ArrayNode meant = written.arrayNode();
      names.forEach(name -> meant.add(meaning.apply(name.textValue())));
      written.set(field, meant);
    }
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return YAML.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }
}
