package org.entente.search.language;

/** A piece of what was typed. Whatever it is, it is wanted unless it is excluded. */
public sealed interface Part {
  boolean excluded();

  record Word(String text, boolean excluded) implements Part {}

  /** What stood in quotes. */
  record Phrase(String text, boolean excluded) implements Part {}

  record Condition(ConditionField field, Criterion criterion, boolean excluded) implements Part {}
}
