package org.entente.catalog;

/** A dataset as one actor sees it. */
public sealed interface DatasetView {
  /** The whole record. */
  record Full(Dataset dataset) implements DatasetView {}

  /** Id, identifier, title, summary and owner, nothing else may be shown. */
  record Summary(Dataset dataset) implements DatasetView {}

  /** Absent, or not for this actor: the two are one answer. */
  record Hidden() implements DatasetView {}
}
