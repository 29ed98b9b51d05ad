/**
 * Import jobs, their bodies and errors in PostgreSQL.
 *
 * <p>Start with {@link org.entente.harvest.store.StoredImports}. Bodies are kept in parts, so that
 * neither taking one in nor reading it needs it whole in memory or one long transaction.
 */
package org.entente.harvest.store;
