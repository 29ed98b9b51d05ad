package org.entente.search.export;

/**
 * How much of what was found an export holds.
 *
 * @param total found, exact over the actor's scope
 * @param rows exported
 */
record Extent(long total, int rows) {
  boolean isComplete() {
    return rows == total;
  }
}
