/**
 * The index on disk and the follower that keeps it equal to the catalog.
 *
 * <p>Start with {@link org.entente.search.index.Follower}: one round reads the catalog's marks,
 * re-reads those datasets as they are now and replaces their documents; whatever the follower
 * cannot continue it rebuilds beside the index that serves. {@link
 * org.entente.search.index.Documents} says what of a dataset is indexed, {@link
 * org.entente.search.index.ServingIndex} hands the index out, always with a scope. Only {@link
 * org.entente.search.index.IndexKeeper} and {@link org.entente.search.index.CatalogSource} know
 * Quarkus.
 */
package org.entente.search.index;
