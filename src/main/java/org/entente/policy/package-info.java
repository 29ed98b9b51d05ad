/**
 * The one decision engine: every question of access is answered here from the active Cedar bundle.
 *
 * <p>Start with {@link org.entente.policy.Decisions}. {@link org.entente.policy.Governance} is what
 * policies read of a dataset; datasets that agree on all of it are one {@link
 * org.entente.policy.GovernanceClass}, so a scope is a set of classes. Cedar's library appears only
 * in {@code policy.cedar}: it parses and validates a bundle and is the oracle our evaluator is held
 * against. Owns the bundles and the classes; knows nothing of titles, requests or grants.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit", "identity"})
package org.entente.policy;

import org.entente.kernel.Feature;
