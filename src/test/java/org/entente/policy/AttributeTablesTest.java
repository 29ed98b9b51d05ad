package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.entente.identity.Attribute;
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
    new ObjectMapper()
        .readTree(ShippedBundle.LOADED.vocabulary().datasetForm())
        .fieldNames()
        .forEachRemaining(names::add);

    assertThat(names).hasSizeGreaterThan(45);
    assertThat(names)
        .allSatisfy(name -> assertThat(documented).containsPattern("`" + name + "\\??`"));
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
