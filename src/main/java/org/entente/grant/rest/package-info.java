/**
 * Grants over HTTP, and the OAuth endpoints: token exchange (RFC 8693), introspection (RFC 7662),
 * revocation (RFC 7009), keys (RFC 7517) and metadata (RFC 8414). OAuth endpoints answer errors as
 * OAuth says; everything else is a problem.
 */
package org.entente.grant.rest;
