package org.entente.savedsearch;

/** How keeping a search ended. */
public sealed interface SaveOutcome {
  record Done(SavedSearch search) implements SaveOutcome {}

  /** Absent or another's; the two are one answer. */
  record Unknown() implements SaveOutcome {}

  /** Software keeps no searches: it can ask again itself. */
  record NotAPerson() implements SaveOutcome {}

  /**
   * The person keeps as many as one may.
   *
   * @param most how many that is
   */
  record TooMany(int most) implements SaveOutcome {}

  record Invalid(String field, String reason) implements SaveOutcome {}
}
