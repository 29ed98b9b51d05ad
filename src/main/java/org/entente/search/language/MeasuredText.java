package org.entente.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a quantity and the range behind it, told apart: {@code sample temperature 4..300 K}.
 */
record MeasuredText(String name, Optional<String> range) {
  /** A range is a sign, its ends and a unit; any of them may stand alone. */
  private static final int MOST_PIECES = 3;

  static MeasuredText of(String text) {
    int behindQuote = text.isEmpty() || !Quotes.isQuote(text.charAt(0)) ? -1 : Quotes.next(text, 1);
    if (behindQuote > 0) {
      String rest = text.substring(behindQuote + 1).strip();
      return new MeasuredText(
          text.substring(1, behindQuote).strip(),
          Optional.of(rest).filter(given -> !given.isEmpty()));
    }
    String[] pieces = Quotes.BLANKS.split(text.strip());
    // A text of nothing but blanks has no pieces at all.
    int first = Math.min(pieces.length, Math.max(1, pieces.length - MOST_PIECES));
    List<String> last = List.of(pieces).subList(first, pieces.length);
    for (int start = 0; start < last.size(); start++) {
      if (QuantityRange.isMeant(last.get(start))) {
        List<String> name =
            new ArrayList<>(List.of(pieces).subList(0, pieces.length - last.size() + start));
        return new MeasuredText(
            String.join(" ", name),
            Optional.of(String.join(" ", last.subList(start, last.size()))));
      }
    }
    return new MeasuredText(text.strip(), Optional.empty());
  }
}
