/**
 * Requests in PostgreSQL: the event table, the projected state beside it, and the queue's query.
 * Implements {@link org.entente.request.RequestLog}; holds no rule.
 */
package org.entente.request.store;
