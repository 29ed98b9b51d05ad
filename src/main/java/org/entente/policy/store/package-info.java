/**
 * The policy feature's tables: governance classes, bundles with their texts, and when each was in
 * force, all only ever added to; and drafts, which decide nothing and are written over.
 *
 * <p>Start with {@link org.entente.policy.store.BundleTable}. Plain SQL, because nearly every row
 * is written once under the hash of its content and no entity would ever change.
 */
package org.entente.policy.store;
