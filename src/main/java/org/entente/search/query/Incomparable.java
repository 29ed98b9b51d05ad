package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.entente.search.SearchResult.Note;
import org.entente.search.language.Criterion.Measured;
import org.entente.search.language.Part.Condition;

/**
 * Tells of ranges that found nothing because nobody in scope measures that quantity in such a unit:
 * a temperature in metres.
 */
final class Incomparable {
  private Incomparable() {}

  static List<Note> notes(IndexSearcher scoped, List<Condition> conditions, AccessLens lens)
      throws IOException {
    List<Note> notes = new ArrayList<>();
    for (Condition condition : conditions) {
      if (!condition.excluded()
          && condition.criterion() instanceof Measured measured
          && measured.range().isPresent()) {
        Query named = query(condition, new Measured(measured.name(), Optional.empty()), lens);
        Query comparable =
            query(
                condition,
                new Measured(measured.name(), measured.range().map(range -> range.unbounded())),
                lens);
        if (scoped.count(named) > 0 && scoped.count(comparable) == 0) {
          notes.add(
              new Note(
                  measured.name(),
                  "`%s` is measured in units that cannot be compared with the one given."
                      .formatted(measured.name())));
        }
      }
    }
    return notes;
  }

  private static Query query(Condition condition, Measured measured, AccessLens lens) {
    return FieldQuery.of(condition.field(), measured, lens);
  }
}
