package org.entente.search.index;

/**
 * How much a word counts by where it stands, in words of a description. They are low, since
 * frequencies are added before BM25 levels them off: one word of a title is then nearly worth the
 * most a word can be. Whole numbers, so that sums are exact in any order.
 */
enum Weight {
  TITLE(3),
  KEYWORDS(2),

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
