/**
 * Imports over HTTP: hand in a body, follow the job.
 *
 * <p>Start with {@link org.entente.harvest.rest.ImportResource}.
 */
package org.entente.harvest.rest;
