/**
 * How policies change: somebody drafts, a second person reads, and all nodes take it up at once.
 *
 * <p>Start with {@link org.entente.policy.publishing.PolicyDrafts}, then {@link
 * org.entente.policy.publishing.DraftRights} for who may do what; {@link
 * org.entente.policy.publishing.BundleHistory} shows what was in force, and leads back to it. Owns
 * drafts; what is in force it leaves to {@link org.entente.policy.Bundles}. Knows nothing of
 * datasets, requests or grants. Decided in ADR 0011.
 */
package org.entente.policy.publishing;
