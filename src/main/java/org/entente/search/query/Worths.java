package org.entente.search.query;

/**
 * What counts beside the words themselves, each in parts of what a word is worth.
 *
 * @param form that a word stands there just as it was typed, of its rarity
 * @param pair that two words of the query stand side by side, of their mean rarity
 * @param synonym a match of other words with the same meaning, of their mean score
 * @param correction a match of another spelling, of its score; a word that nobody in scope uses has
 *     none itself
 */
record Worths(float form, float pair, float synonym, float correction) {
  static final Worths USUAL = new Worths(0.25f, 0.5f, 0.7f, 0.6f);
}
