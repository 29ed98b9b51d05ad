/**
 * The policy feature's tables: governance classes and bundles, both only ever added to.
 *
 * <p>Start with {@link org.entente.policy.store.GovernanceClassTable}. Plain SQL, because a row is
 * written once under the hash of its content and no entity would ever change.
 */
package org.entente.policy.store;
