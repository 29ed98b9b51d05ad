package org.entente.web.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Organisation;
import org.entente.search.SearchQuery.Field;
import org.entente.web.Licences;
import org.entente.web.Words;

/** Fields and their values as people say them. */
public final class FieldWords {
  private final Map<String, Organisation> organisations;

  public FieldWords(List<Organisation> organisations) {
    this.organisations =
        organisations.stream()
            .collect(Collectors.toMap(each -> each.id().value(), Function.identity()));
  }

  public static String name(Field field) {
    return switch (field) {
      case OWNER -> "Owner";
      case ACCESS -> "Access";
      case KEYWORD -> "Keyword";
      case CHALLENGE_AREA -> "Challenge area";
      case YEAR -> "Year";
      case LICENSE -> "Licence";
      case INSTRUMENT -> "Instrument";
      case TECHNIQUE -> "Technique";
      case FORMAT -> "Format";
      case MEASURED -> "Measured";
    };
  }

  public String value(Field field, String value) {
    return switch (field) {
      case OWNER -> owner(value).map(FieldWords::placed).orElse(value);
      case ACCESS -> AccessWords.of(value).map(AccessWords::label).orElse(value);
      case CHALLENGE_AREA ->
          ChallengeAreas.find(value)
              .map(ChallengeAreas.Area::name)
              .orElseGet(() -> Words.sentence(value));
      case LICENSE -> Licences.name(value);
      case YEAR -> YearRange.parse(value).map(YearRange::words).orElse(value);
      case MEASURED -> value.replace("..", " to ");
      case KEYWORD, INSTRUMENT, TECHNIQUE, FORMAT -> value;
    };
  }

  /** The whole name, where {@link #value} shortens it. */
  String hint(Field field, String value) {
    return field == Field.OWNER ? owner(value).map(Organisation::name).orElse(value) : value;
  }

  Optional<Organisation> owner(String ror) {
    return Optional.ofNullable(organisations.get(ror));
  }

  private static String placed(Organisation owner) {
    return owner.shortName() + " (" + owner.country() + ")";
  }
}
