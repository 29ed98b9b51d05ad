/**
 * The registers over HTTP for the offices that keep them, and for everybody what is known of
 * themselves.
 *
 * <p>Start with {@link org.entente.identity.rest.RegisterResource}; who may do what there, {@link
 * org.entente.identity.Registrar} decides.
 */
package org.entente.identity.rest;
