/**
 * Lucene, behind one door that cannot be opened without an access scope.
 *
 * <p>Start with {@link org.entente.search.Search}. The scope sits in the index reader, so hits,
 * totals, facets and term statistics are those of an index that holds only what the actor may see.
 * A follower applies the catalog's changes within a second. Publishes the port {@link
 * org.entente.search.Granted}, which grants implement.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit", "identity", "policy", "catalog"})
package org.entente.search;

import org.entente.kernel.Feature;
