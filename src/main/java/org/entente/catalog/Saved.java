package org.entente.catalog;

import org.entente.kernel.DatasetId;

/** What a save did. */
public sealed interface Saved {
  record Created(DatasetId id) implements Saved {}

  record Updated(DatasetId id) implements Saved {}

  /** The same as what was there: nothing was written, no change recorded. */
  record Unchanged(DatasetId id) implements Saved {}

  /** Not saved; {@code problem} says what to change. */
  record Refused(String problem) implements Saved {}
}
