/** Saved searches in PostgreSQL. */
package org.entente.savedsearch.store;
