/**
 * From a question to an answer over a scoped index.
 *
 * <p>Start with {@link org.entente.search.query.Engine}. Text becomes a Lucene query in {@link
 * org.entente.search.query.TextQuery}, filters in {@link org.entente.search.query.Filters}; both
 * run over {@link org.entente.search.scope.ScopedIndex}, which holds only what may be seen. Knows
 * nothing of actors, audit or HTTP.
 */
package org.entente.search.query;
