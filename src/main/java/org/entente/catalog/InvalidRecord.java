package org.entente.catalog;

/** Unwinds the reading of a record at its first fault; never leaves {@link DatasetIntake}. */
final class InvalidRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidRecord(String problem) {
    super(problem, null, false, false);
  }
}
