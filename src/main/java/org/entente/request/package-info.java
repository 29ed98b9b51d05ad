/**
 * Asking for datasets and deciding about it.
 *
 * <p>Start with {@link org.entente.request.AccessRequests}; the rules are a pure fold over events
 * in the workflow types beside it. A request has one part per owner, each decided on its own.
 * Publishes {@link org.entente.request.PartApproved} inside the deciding transaction; grants hear
 * it.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit", "identity", "policy", "catalog"})
package org.entente.request;

import org.entente.kernel.Feature;
