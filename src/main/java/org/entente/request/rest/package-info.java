/**
 * Requests over HTTP: {@code /api/v1/requests}. Start with {@link
 * org.entente.request.rest.RequestResource}; refusals become problems in one exhaustive switch.
 */
package org.entente.request.rest;
