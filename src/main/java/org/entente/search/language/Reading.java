package org.entente.search.language;

/** A value read for a field: what it asks for, or why it cannot be read. */
sealed interface Reading {
  record Read(Criterion criterion) implements Reading {}

  /**
   * Not readable.
   *
   * @param why a clause without a full stop that says what is wrong and how it is written
   */
  record Unread(String why) implements Reading {}
}
