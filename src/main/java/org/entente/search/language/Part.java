package org.entente.search.language;

/** A piece of what was typed. Whatever it is, it is wanted unless it is excluded. */
public sealed interface Part {
  boolean excluded();

  /** Something to be found in the text of a record. */
  sealed interface Spoken extends Part {
    String text();

    /** Whether its words have to stand side by side. */
    default boolean phrase() {
      return this instanceof Phrase;
    }
  }

  record Word(String text, boolean excluded) implements Spoken {}

  /** What stood in quotes. */
  record Phrase(String text, boolean excluded) implements Spoken {}

  record Condition(ConditionField field, Criterion criterion, boolean excluded) implements Part {}
}
