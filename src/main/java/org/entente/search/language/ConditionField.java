package org.entente.search.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.search.SearchQuery.Field;

/** Fields that a condition can name, and the other names people try. */
public enum ConditionField {
  TITLE("title", List.of("titles")),
  CREATOR("creator", List.of("creators", "author", "authors")),
  DESCRIPTION("description", List.of("abstract", "summary")),
  KEYWORD(Field.KEYWORD, List.of("keywords", "tag", "tags", "subject")),
  OWNER(
      Field.OWNER,
      List.of("owners", "org", "organisation", "organization", "lab", "laboratory", "publisher")),
  CHALLENGE_AREA(Field.CHALLENGE_AREA, List.of("challengeareas", "challenge", "area", "areas")),
  INSTRUMENT(Field.INSTRUMENT, List.of("instruments", "beamline")),
  TECHNIQUE(Field.TECHNIQUE, List.of("techniques", "method", "methods")),
  FORMAT(Field.FORMAT, List.of("formats", "filetype")),
  LICENSE(Field.LICENSE, List.of("licence", "licenses", "licences")),
  ACCESS(Field.ACCESS, List.of()),
  YEAR(Field.YEAR, List.of("years")),
  ISSUED("issued", List.of("published", "date")),
  MODIFIED("modified", List.of("updated", "changed")),
  TAKEN("taken", List.of("collected", "acquired", "temporal")),
  MEASURED(Field.MEASURED, List.of("measurement", "measurements", "measure", "quantity")),
  BBOX("bbox", List.of("box", "spatial")),
  DOI("doi", List.of()),
  IDENTIFIER("identifier", List.of("identifiers", "id"));

  /** Shorter words are too often close to another by chance. */
  private static final int SHORTEST_MISSPELT = 5;

  private static final Map<String, ConditionField> BY_NAME = byName();

  private final String word;
  private final List<String> aliases;
  private final Optional<Field> facet;

  ConditionField(String word, List<String> aliases) {
    this.word = word;
    this.aliases = aliases;
    this.facet = Optional.empty();
  }

  ConditionField(Field facet, List<String> aliases) {
    this.word = facet.word();
    this.aliases = aliases;
    this.facet = Optional.of(facet);
  }

  private static Map<String, ConditionField> byName() {
    Map<String, ConditionField> names = new HashMap<>();
    for (ConditionField field : values()) {
      names.put(field.word.toLowerCase(Locale.ROOT), field);
      field.aliases.forEach(alias -> names.put(alias, field));
    }
    return Map.copyOf(names);
  }

  /** The field that goes by this name, whatever its case. */
  static Optional<ConditionField> find(String name) {
    return Optional.ofNullable(BY_NAME.get(plain(name)));
  }

  /** The name that somebody probably meant: one letter is missing, too many, wrong or swapped. */
  static Optional<String> meant(String name) {
    String plain = plain(name);
    return plain.length() < SHORTEST_MISSPELT
        ? Optional.empty()
        : BY_NAME.keySet().stream()
            .filter(known -> known.length() >= SHORTEST_MISSPELT - 1 && isOneSlip(plain, known))
            .sorted()
            .findFirst();
  }

  private static String plain(String name) {
    return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isOneSlip(String typed, String known) {
    if (typed.length() == known.length()) {
      int at = firstDifference(typed, known);
      String rest = typed.substring(Math.min(at + 1, typed.length()));
      return rest.equals(known.substring(Math.min(at + 1, known.length())))
          || isSwapped(typed, known, at);
    }
    String shorter = typed.length() < known.length() ? typed : known;
    String longer = typed.length() < known.length() ? known : typed;
    int at = firstDifference(shorter, longer);
    return longer.length() == shorter.length() + 1
        && longer.substring(at + 1).equals(shorter.substring(at));
  }

  private static boolean isSwapped(String typed, String known, int at) {
    return at + 1 < typed.length()
        && typed.charAt(at) == known.charAt(at + 1)
        && typed.charAt(at + 1) == known.charAt(at)
        && typed.substring(at + 2).equals(known.substring(at + 2));
  }

  private static int firstDifference(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  public static ConditionField of(Field facet) {
    return find(facet.word()).orElseThrow();
  }

  /** All names to use, for people. */
  static String words() {
    return Arrays.stream(values()).map(ConditionField::word).collect(Collectors.joining(", "));
  }

  public String word() {
    return word;
  }

  /** The facet of the same values, if it is one. */
  public Optional<Field> facet() {
    return facet;
  }
}
