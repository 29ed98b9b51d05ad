package org.entente.policy.story;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.entente.policy.Governance;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceDocument;

/**
 * The dataset of a story: fields of the governance record. What is not written stands in nobody's
 * way.
 */
final class StoryDataset {
  private static final String OPEN =
      """
      {"accessLevel":"open","metadataTier":"full","basis":"open","protectedUntil":null,
       "embargo":null,"export":{"regime":"none","releasableTo":[],"licences":[]},
       "cui":{"categories":[],"dissemination":[]},
       "purposes":["research","education","operations","commercial","ai_training"],"duo":[],
       "aiTraining":"yes","humanSubjects":false,"biosecurity":"none","minAssurance":1,
       "maxMfaAge":null,"approvals":[],"requiredTraining":[],"requiredAgreements":[],
       "allowedCountries":[],"obligations":[],"terms":[],"parties":[],"projects":[],
       "custodians":[],"enclave":null,"collections":[],"unresolved":[]}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StoryPeople people;

  StoryDataset(StoryPeople people) {
    this.people = people;
  }

  /** The story's dataset with the changes of a case. */
  GovernanceClass of(Part story, Optional<Part> changes) {
    ObjectNode written = story.json().deepCopy();
    changes.ifPresent(it -> written.setAll((ObjectNode) it.json()));
    Part at = changes.orElse(story);
    JsonNode owner = written.remove("owner");
    if (owner == null || !owner.isTextual()) {
      throw at.flaw("`owner` is the name of an organisation in people.yaml");
    }
    replaceNames(written, "parties", name -> people.organisation(name, at).value());
    replaceNames(written, "custodians", name -> people.known(name, at).id());
    ObjectNode document = open();
    merge(document, written);
    return GovernanceClass.of(
        people.organisation(owner.textValue(), at), read(document.toString(), at));
  }

  private static Governance read(String document, Part at) {
    try {
      return GovernanceDocument.read(document);
    } catch (IllegalArgumentException unreadable) {
      throw at.flaw(
          switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                "a dataset has no field `" + unknown.getPropertyName() + "`";
            case JsonMappingException wrong when field(wrong).isPresent() ->
                "a dataset's `" + field(wrong).get() + "` cannot have this value";
            case null, default -> "the dataset's fields do not fit together";
          });
    }
  }

  private static Optional<String> field(JsonMappingException wrong) {
    return wrong.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .reduce((outer, inner) -> outer + "." + inner);
  }

  private static ObjectNode open() {
    try {
      return (ObjectNode) JSON.readTree(OPEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records field by field, all else as a whole. */
  private static void merge(ObjectNode document, JsonNode changes) {
    changes
        .properties()
        .forEach(
            change -> {
              JsonNode old = document.get(change.getKey());
              if (old instanceof ObjectNode inner && change.getValue().isObject()) {
                merge(inner, change.getValue());
              } else {
                document.set(change.getKey(), change.getValue());
              }
            });
  }

  private static void replaceNames(
      ObjectNode written, String field, UnaryOperator<String> meaning) {
    if (written.get(field) instanceof ArrayNode names) {
      ArrayNode meant = written.arrayNode();
      names.forEach(name -> meant.add(meaning.apply(name.asText())));
      written.set(field, meant);
    }
  }
}
