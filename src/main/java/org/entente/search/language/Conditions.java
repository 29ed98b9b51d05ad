package org.entente.search.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.Access;

/**
 * The strict door: filters of an address. A value is the whole value, letter for letter; years and
 * measurements may be ranges, and a field of science stands for all its challenge areas.
 */
public final class Conditions {
  private Conditions() {}

  /**
   * What a filter may mean; any of it will do. A range of a quantity may be a quantity's name too.
   *
   * @throws Problem for a value that cannot be one of the field's
   */
  public static List<Criterion> parse(Field field, String value) {
    return switch (field) {
      case OWNER, KEYWORD, LICENSE, INSTRUMENT, TECHNIQUE, FORMAT ->
          List.of(new Criterion.Whole(value));
      case CHALLENGE_AREA -> {
        Set<String> areas = FieldValues.areasOf(value);
        yield List.of(areas.isEmpty() ? new Criterion.Whole(value) : new Criterion.AnyOf(areas));
      }
      case ACCESS ->
          List.of(
              new Criterion.Allowed(
                  Access.parse(value)
                      .orElseThrow(
                          () -> invalid(field, "is one of " + FieldValues.accessWords()))));
      case YEAR ->
          switch (FieldValues.years(value)) {
            case Reading.Read read -> List.of(read.criterion());
            case Reading.Unread unread -> throw invalid(field, "cannot be read: " + unread.why());
          };
      case MEASURED -> measured(value);
    };
  }

  private static List<Criterion> measured(String value) {
    Criterion whole = new Criterion.Whole(value);
    MeasuredText text = MeasuredText.of(value);
    if (text.range().isEmpty() || text.name().isBlank()) {
      return List.of(whole);
    }
    return switch (QuantityRange.read(
        text.range().get(), unit -> Optional.of(Quantities.unitOrUnread(unit)))) {
      case QuantityRange.Result.Read read ->
          List.of(whole, new Criterion.Measured(text.name(), Optional.of(read.range())));
      case QuantityRange.Result.Unread unread -> {
        if (QuantityRange.isEvident(text.range().get())) {
          throw invalid(Field.MEASURED, "cannot be read: " + unread.why());
        }
        yield List.of(whole);
      }
    };
  }

  private static Problem invalid(Field field, String what) {
    return new Problem(
        ProblemType.INVALID,
        "The filter `%s` %s.".formatted(field.word(), what),
        Map.of("field", "filter"));
  }
}
