/**
 * Metadata in and out: real catalog formats mapped to our records.
 *
 * <p>Start with {@link org.entente.harvest.Imports}. An import is a job with progress and
 * per-record errors that survives a crash; it commits at most 500 records at a time so that the
 * index followers are never held up for long.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit", "identity", "policy", "catalog"})
package org.entente.harvest;

import org.entente.kernel.Feature;
