/**
 * Datasets, their versions and the change marks in PostgreSQL.
 *
 * <p>Start with {@link org.entente.catalog.store.StoredCatalog}. The only code that touches the
 * tables of V0004; metadata is one JSON document per revision, since nothing queries its parts here
 * (search does, in Lucene).
 */
package org.entente.catalog.store;
