/**
 * The data plane: serves a file to whoever holds a live access token for it, and records the use.
 *
 * <p>Start with {@link org.entente.gateway.DataGateway}. Implements the catalog's port {@link
 * org.entente.catalog.FileStore}.
 */
@Feature(
    allowedDependencies = {"kernel", "http", "audit", "identity", "policy", "catalog", "grant"})
package org.entente.gateway;

import org.entente.kernel.Feature;
