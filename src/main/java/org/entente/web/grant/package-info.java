/** One's own grants: what stands, until when, how to use it, and giving it back. */
package org.entente.web.grant;
