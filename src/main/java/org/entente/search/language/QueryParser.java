package org.entente.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.search.SearchResult.Note;
import org.entente.search.language.ParsedQuery.Span;
import org.entente.search.language.Part.Condition;
import org.entente.search.language.Part.Phrase;
import org.entente.search.language.Part.Word;

/**
 * Takes what a person typed apart into words, quoted phrases and conditions, each wanted or not.
 *
 * <p>It never refuses and looks at each character a bounded number of times: a quote without its
 * partner is no quote, a dash alone is no word, a colon behind anything but a field's name is part
 * of a word, and a condition that cannot be read is searched as words, with a note.
 */
public final class QueryParser {
  /** Conditions that are taken as such; what is more is searched as words. */
  static final int MOST_CONDITIONS = 30;

  static final int MOST_NOTES = 10;
  private static final int LONGEST_SHOWN = 100;
  private static final String NOT = "NOT";

  private final Typed typed;
  private final List<Part> parts = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** What stands beside the conditions, as typed. */
  private final StringBuilder words = new StringBuilder();

  private final List<Span> plain = new ArrayList<>();
  private int conditions;

  private QueryParser(String text) {
    this.typed = new Typed(text);
  }

  public static ParsedQuery parse(String text) {
    QueryParser parser = new QueryParser(text);
    parser.read();
    return new ParsedQuery(
        text,
        parser.conditions == 0 && parser.notes.isEmpty() ? text : parser.words.toString().strip(),
        parser.parts,
        parser.plain,
        parser.notes);
  }

  private void read() {
    typed.skipBlanks();
    while (!typed.isAtEnd()) {
      int start = typed.position();
      boolean excluded = typed.skipWord(NOT) || typed.skipDash();
      Optional<Typed.Named> named = typed.named();
      if (named.isPresent() && isField(named.get())) {
        condition(named.get(), start, excluded);
      } else {
        plain(start, excluded);
      }
      typed.skipBlanks();
    }
  }

  /** Known, or so close to a known name that nothing else was meant. */
  private boolean isField(Typed.Named named) {
    return ConditionField.find(named.name()).isPresent()
        || (named.hasValue()
            && notes.size() < MOST_NOTES
            && ConditionField.meant(named.name()).isPresent());
  }

  private void plain(int start, boolean excluded) {
    Optional<String> phrase = typed.quoted();
    String text = phrase.orElseGet(typed::word);
    if (!text.isBlank()) {
      parts.add(phrase.isPresent() ? new Phrase(text, excluded) : new Word(text, excluded));
      if (phrase.isEmpty()) {
        word(start, excluded);
      }
    }
    keep(typed.since(start));
  }

  private void word(int start, boolean excluded) {
    if (!excluded) {
      plain.add(new Span(start, typed.position()));
    }
  }

  private void condition(Typed.Named named, int start, boolean excluded) {
    Optional<ConditionField> known = ConditionField.find(named.name());
    if (!named.hasValue()) {
      typed.skipName(named);
      parts.add(new Word(named.name(), excluded));
      word(start, excluded);
      keep(typed.since(start));
      note(
          typed.since(start),
          "`%s:` needs its value right behind the colon, without a blank; it was searched as a word."
              .formatted(named.name()));
      return;
    }
    typed.skipName(named);
    if (known.isEmpty()) {
      String value = value();
      asWords(value, start, excluded);
      note(
          typed.since(start),
          "There is no field `%s`, perhaps `%s`; %s. Fields are %s."
              .formatted(
                  named.name(),
                  ConditionField.meant(named.name()).orElseThrow(),
                  searchedAsWords(value),
                  ConditionField.words()));
      return;
    }
    ConditionField field = known.get();
    Value value = field == ConditionField.MEASURED ? measured() : valueOf(field);
    if (conditions == MOST_CONDITIONS) {
      asWords(value.text(), start, excluded);
      note(
          typed.since(start),
          "A text has at most %d conditions; %s."
              .formatted(MOST_CONDITIONS, searchedAsWords(value.text())));
      return;
    }
    switch (value.reading()) {
      case Reading.Read read -> {
        conditions++;
        parts.add(new Condition(field, read.criterion(), excluded));
      }
      case Reading.Unread unread -> {
        asWords(value.text(), start, excluded);
        note(
            typed.since(start),
            "`%s` could not be read as a condition: %s; %s."
                .formatted(field.word(), unread.why(), searchedAsWords(value.text())));
      }
    }
  }

  /** The text behind a colon, and what it is read as. */
  private record Value(String text, Reading reading) {}

  private String value() {
    return typed.quoted().orElseGet(() -> Typed.closed(typed.word()));
  }

  private Value valueOf(ConditionField field) {
    Optional<String> quoted = typed.quoted();
    String text =
        quoted.orElseGet(
            () ->
                Typed.closed(
                    field == ConditionField.BBOX ? typed.wordsJoinedByCommas() : typed.word()));
    return new Value(text, FieldValues.read(field, text));
  }

  /** The range stands behind the name, and its unit behind the range, mostly after a blank. */
  private Value measured() {
    Optional<String> quoted = typed.quoted();
    String name = quoted.orElseGet(typed::word);
    Optional<String> range = typed.range();
    if (range.isEmpty()) {
      String closed = quoted.orElseGet(() -> Typed.closed(name));
      return new Value(closed, FieldValues.read(ConditionField.MEASURED, closed));
    }
    MeasuredText text = new MeasuredText(name, range.map(Typed::closed));
    return new Value(name + " " + text.range().orElseThrow(), FieldValues.measured(text));
  }

  private void asWords(String value, int start, boolean excluded) {
    word(start, excluded);
    for (String piece : Quotes.BLANKS.split(value)) {
      if (!piece.isBlank()) {
        parts.add(new Word(piece, excluded));
      }
    }
    keep(value);
  }

  private void keep(String piece) {
    words.append(words.isEmpty() ? "" : " ").append(piece);
  }

  private static String searchedAsWords(String value) {
    return value.isBlank() ? "it was left out" : "searched as `" + shortened(value) + "`";
  }

  private void note(String part, String message) {
    if (notes.size() < MOST_NOTES) {
      notes.add(new Note(shortened(part.strip()), message));
    }
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_SHOWN - end) + "…";
  }
}
