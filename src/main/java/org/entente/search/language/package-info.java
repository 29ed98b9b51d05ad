/**
 * What a person types into the search box, understood: words, phrases and conditions on fields.
 *
 * <p>Start with {@link org.entente.search.language.QueryParser}, which never refuses: what it
 * cannot take as it was meant it leaves as words and says so. Beside it {@link
 * org.entente.search.language.Conditions} is the strict door for filters in an address. Quantities
 * carry units ({@link org.entente.search.language.Quantities}), dates are days ({@link
 * org.entente.search.language.Days}). Knows nothing of Lucene, of what is in the index or of who
 * asks: how a text is read depends on the text alone.
 *
 * <p>Decided in ADR 0009; written for its users in {@code src/docs/search.md}.
 */
package org.entente.search.language;
