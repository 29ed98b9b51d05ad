/**
 * Who is calling, and what is known of them.
 *
 * <p>Start with {@link org.entente.identity.Actor}. An actor's facts come from token claims and
 * from registered facts, each with its source and expiry; a missing or expired fact is absent,
 * which is not the same as false. Owns the actors seen, the registered facts and the agreements.
 * Knows nothing of datasets or policies.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit"})
package org.entente.identity;

import org.entente.kernel.Feature;
