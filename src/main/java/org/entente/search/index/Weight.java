package org.entente.search.index;

/**
 * How much a word counts by where it stands, in words of a description. Whole numbers, so that sums
 * are exact in any order.
 */
enum Weight {
  TITLE(4),
  KEYWORDS(3),

  /** Instruments, techniques and the names of the challenge areas. */
  METHODS(2),

  /** Name and acronyms. */
  OWNER(2),
  CREATORS(1),
  BODY(1);

  private final int times;

  Weight(int times) {
    this.times = times;
  }

  int times() {
    return times;
  }
}
