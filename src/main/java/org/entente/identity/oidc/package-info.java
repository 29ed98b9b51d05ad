/**
 * The identity provider's tokens, read and verified with Nimbus JOSE+JWT.
 *
 * <p>Bearer tokens in a header and sessions are verified by the HTTP layer (Quarkus OIDC); this
 * package verifies the token that a caller presents in a body (RFC 8693 {@code subject_token}).
 */
package org.entente.identity.oidc;
