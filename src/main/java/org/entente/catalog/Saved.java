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

  /** Not saved: the actor may not curate for that owner. */
  record Forbidden(String problem) implements Saved {}

  /** Not created: the owner has a dataset of that identifier. */
  record Exists() implements Saved {}

  /** Not replaced: there is nothing to replace, or nothing the actor may know of. */
  record Missing() implements Saved {}

  /** Not replaced: it stands at another revision than the one the caller saw. */
  record Stale() implements Saved {}
}
