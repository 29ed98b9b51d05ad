/**
 * Actors, sessions, registered facts and agreements in PostgreSQL.
 *
 * <p>Start with {@link org.entente.identity.store.ActorTables}. Facts and agreements are inserted,
 * never updated: the newest row counts.
 */
package org.entente.identity.store;
