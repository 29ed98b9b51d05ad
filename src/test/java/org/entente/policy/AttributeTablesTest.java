package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.identity.Attribute;
import org.entente.policy.cedar.SchemaContexts;
import org.entente.policy.rule.Vocabulary;
import org.junit.jupiter.api.Test;

/** What authors are told of attributes is all that there is. */
class AttributeTablesTest {
  /** Told by the sign-in or by the agreement register, never registered of a person. */
  private static final Set<String> NOT_REGISTERED =
      Set.of(
          "kind",
          "org",
          "roles",
          "actsFor",
          "orgCountry",
          "orgType",
          "assurance",
          "affiliationFresh",
          "agreements");

  @Test
  void everyAttributeOfTheSchemaIsDocumentedForAuthors() throws IOException {
    String documented = Files.readString(Path.of("src/docs/policies.md"));
    Set<String> names = new TreeSet<>();
    ShippedBundle.LOADED
        .vocabulary()
        .principals()
        .values()
        .forEach(each -> names.addAll(each.keySet()));
    names.addAll(attributesOfDatasets());

    assertThat(names).hasSizeGreaterThan(55).contains("owner", "eccn", "banner");
    assertThat(names)
        .allSatisfy(name -> assertThat(documented).containsPattern("`" + name + "\\??`"));
  }

  /** Those in records within records too. */
  private static Set<String> attributesOfDatasets() throws IOException {
    Set<String> names = new TreeSet<>();
    addAttributes(
        new ObjectMapper().readTree(ShippedBundle.LOADED.vocabulary().datasetForm()), names);
    return names;
  }

  private static void addAttributes(JsonNode declared, Set<String> names) {
    for (Map.Entry<String, JsonNode> attribute : declared.properties()) {
      names.add(attribute.getKey());
      addAttributes(attribute.getValue().path("attributes"), names);
    }
  }

  /** A row for each, that names the shape it is part of and whether it may be absent. */
  @Test
  void everyCircumstanceOfEveryActionIsDocumentedForAuthors() throws IOException {
    List<String> rows = rowsBelow("### Of the circumstances");
    Set<String> documented = new TreeSet<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      for (String shape : words(cells[2])) {
        documented.add(shape + "." + cells[1].strip().replace("`", ""));
      }
    }

    assertThat(documented).isEqualTo(SchemaContexts.of(ShippedBundle.LOADED.schema()));
  }

  @Test
  void whatIsSaidNotToBeModelledIsNot() throws IOException {
    Set<String> modelled = attributesOfDatasets();
    Vocabulary vocabulary = ShippedBundle.LOADED.vocabulary();
    vocabulary.principals().values().forEach(each -> modelled.addAll(each.keySet()));
    vocabulary.words().values().forEach(modelled::addAll);
    for (Action action : Action.values()) {
      modelled.add(action.word());
    }
    SchemaContexts.of(ShippedBundle.LOADED.schema())
        .forEach(name -> modelled.add(name.replaceAll("^\\w+\\.|\\?$", "")));
    Set<String> absent = new TreeSet<>();
    rowsBelow("### Not modelled, and why")
        .forEach(row -> absent.addAll(words(row.split("\\|", -1)[1])));

    assertThat(absent).hasSizeGreaterThan(10).doesNotContainAnyElementsOf(modelled);
  }

  /** The rows of the one table below a heading, without its head. */
  private static List<String> rowsBelow(String heading) throws IOException {
    return Files.readString(Path.of("src/docs/policies.md"))
        .lines()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }

  private static Set<String> words(String cell) {
    return Pattern.compile("`([\\w.?]+)`")
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void everyAttributeOfAPrincipalCanBeSuppliedAndEveryFactIsOne() {
    Set<String> declared = new TreeSet<>();
    ShippedBundle.LOADED
        .vocabulary()
        .principals()
        .values()
        .forEach(each -> declared.addAll(each.keySet()));
    Set<String> supplied = new TreeSet<>(NOT_REGISTERED);
    for (Attribute attribute : Attribute.values()) {
      supplied.add(attribute.word());
    }

    assertThat(declared).isEqualTo(supplied);
  }

  @Test
  void whatTheSchemaHoldsToBeSensitiveIsSensitiveAsAFact() {
    ShippedBundle.LOADED
        .vocabulary()
        .principals()
        .values()
        .forEach(
            each ->
                each.forEach(
                    (name, attribute) ->
                        assertThat(Attribute.parse(name).filter(Attribute::isSensitive).isPresent())
                            .as(name)
                            .isEqualTo(attribute.sensitive())));
  }
}
