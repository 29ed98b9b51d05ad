/**
 * What every REST resource and page shares: problems as RFC 9457 documents, sealed cursors, bounds
 * on bodies, security headers, the cross-site check.
 *
 * <p>Start with {@link org.entente.http.SealedCursor}. Owns no table and no business rule.
 */
@Feature(allowedDependencies = {"kernel"})
package org.entente.http;

import org.entente.kernel.Feature;
