/**
 * Access tokens as signed JWTs, and the keys they are signed with. Nimbus does the cryptography;
 * what is decided here is only what a token of ours must look like.
 */
package org.entente.grant.jose;
