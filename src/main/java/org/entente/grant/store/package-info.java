/** Grants and tokens in PostgreSQL; implements the ports of {@link org.entente.grant}. */
package org.entente.grant.store;
