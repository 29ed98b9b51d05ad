/**
 * The registers over HTTP for administrators, and for everybody what is known of themselves.
 *
 * <p>Start with {@link org.entente.identity.rest.RegisterResource}.
 */
package org.entente.identity.rest;
