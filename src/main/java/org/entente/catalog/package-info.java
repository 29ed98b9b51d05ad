/**
 * Datasets, their versions and the organisations that own them.
 *
 * <p>Start with {@link org.entente.catalog.Catalog}. Every save validates, writes the dataset, its
 * audit entry and a dirty mark for the index followers in one transaction. Owns the datasets, the
 * organisations and the change feed; knows nothing of Lucene, requests or grants.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit", "identity", "policy"})
package org.entente.catalog;

import org.entente.kernel.Feature;
