/**
 * How policies change: somebody drafts, a second person reads, and all nodes take it up at once.
 *
 * <p>Start with {@link org.entente.policy.publishing.PolicyDrafts}, then {@link
 * org.entente.policy.publishing.DraftRights} for who may do what and {@link
 * org.entente.policy.publishing.FourEyes} for what takes two. {@link
 * org.entente.policy.publishing.Proposals} brings in the second person, {@link
 * org.entente.policy.publishing.Publications} puts a draft in force, {@link
 * org.entente.policy.publishing.BundleHistory} shows what was, and {@link
 * org.entente.policy.publishing.Rollbacks} leads back to it. Owns drafts; what is in force it
 * leaves to {@link org.entente.policy.Bundles}. Knows nothing of datasets, requests or grants.
 * Decided in ADR 0011.
 */
package org.entente.policy.publishing;
