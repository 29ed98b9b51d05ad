/**
 * The scope in the index reader: a Lucene reader through which one actor sees only what they may,
 * statistics included.
 *
 * <p>Start with {@link org.entente.search.scope.ScopedIndex}, the only thing that can be searched.
 * {@link org.entente.search.scope.Audience} says who a document is for; a segment's audiences are
 * turned into bits once per scope, and terms, frequencies and sums are counted over those bits.
 * Decided in ADR 0004, its price in ADR 0010.
 */
package org.entente.search.scope;
