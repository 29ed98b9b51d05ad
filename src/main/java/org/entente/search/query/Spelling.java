package org.entente.search.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.entente.search.index.Fields;

/**
 * Words of the scope that are nearly what was typed: a letter wrong, missing, too many or swapped
 * with the next; two such slips in a long word.
 *
 * <p>The dictionary is read through the scoped reader, so that neither what is offered nor its
 * order depends on words that only hidden datasets have.
 */
final class Spelling {
  private static final int SHORTEST = 4;
  private static final int LONG = 8;
  private static final int LONGEST = 40;
  private static final int MOST = 3;

  private record Near(String form, int datasets) {
    static final Comparator<Near> ORDER =
        Comparator.comparingInt(Near::datasets).reversed().thenComparing(Near::form);
  }

  private Spelling() {}

  /** Whether a word could be misspelt; numbers and names of samples are what they are. */
  static boolean canErr(String form) {
    return form.length() >= SHORTEST
        && form.length() <= LONGEST
        && form.chars().allMatch(Character::isLetter);
  }

  /**
   * The nearest forms, of these those with the typed first letter if any has it, the most frequent
   * first.
   */
  static List<String> near(IndexReader scoped, String form) throws IOException {
    int slips = form.length() >= LONG ? 2 : 1;
    int first = Character.charCount(form.codePointAt(0));
    for (int distance = 1; distance <= slips; distance++) {
      Map<String, Integer> found = within(scoped, form, first, distance);
      if (found.isEmpty()) {
        found = within(scoped, form, 0, distance);
      }
      if (!found.isEmpty()) {
        return found.entrySet().stream()
            .map(each -> new Near(each.getKey(), each.getValue()))
            .sorted(Near.ORDER)
            .limit(MOST)
            .map(Near::form)
            .toList();
      }
    }
    return List.of();
  }

  /** Forms by the number of documents in scope; they begin with what is sure. */
  private static Map<String, Integer> within(
      IndexReader scoped, String form, int sure, int distance) throws IOException {
    Automaton near =
        new LevenshteinAutomata(form.substring(sure), true)
            .toAutomaton(distance, form.substring(0, sure));
    Map<String, Integer> found = new HashMap<>();
    CompiledAutomaton compiled = new CompiledAutomaton(near, true, false);
    for (LeafReaderContext leaf : scoped.leaves()) {
      Terms forms = leaf.reader().terms(Fields.FORMS);
      if (forms == null) {
        continue;
      }
      TermsEnum each = forms.intersect(compiled, null);
      while (each.next() != null) {
        String other = each.term().utf8ToString();
        if (canErr(other) && !other.equals(form)) {
          found.merge(other, each.docFreq(), Integer::sum);
        }
      }
    }
    return found;
  }
}
