/**
 * A whole list of results as a file: CSV, JSON or BibTeX.
 *
 * <p>Start with {@link org.entente.search.export.Export}, which is handed out by {@link
 * org.entente.search.Search} once it is on record, and writes page after page of one moment's
 * listing. Each form is a {@link org.entente.search.export.RowWriter}; where the list is cut, each
 * says so in a place of its own. Knows nothing of actors, audit or HTTP.
 */
package org.entente.search.export;
