/**
 * Searches that people keep, and what is new in them since they were last told.
 *
 * <p>Start with {@link org.entente.savedsearch.SavedSearches}, then {@link
 * org.entente.savedsearch.Checks} (asks a search again as its subscriber, with the rights of that
 * moment) and {@link org.entente.savedsearch.Letters} (mails what a check found, after its commit).
 * Keeps ids only: what a dataset is called is read anew whenever it is shown or sent. Owns the
 * saved searches, what each has told of, and the letters not yet sent. See ADR 0004 for why an
 * alert says nothing about hidden datasets.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit", "identity", "catalog", "search"})
package org.entente.savedsearch;

import org.entente.kernel.Feature;
