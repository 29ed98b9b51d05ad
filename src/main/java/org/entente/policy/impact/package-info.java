/**
 * What a draft would change before it is published: for personas, for people of the author's own
 * organisation, for partners, and for grants that may be used now.
 *
 * <p>Start with {@link org.entente.policy.impact.Comparison}, which compares two bundles for one
 * actor and one dataset rule by rule; {@link org.entente.policy.impact.ImpactOf} adds that up over
 * the catalog's governance classes, and {@link org.entente.policy.impact.Impacts} is the door. What
 * an author must not learn from rules they write themselves is in {@link
 * org.entente.policy.impact.OpenFacts} and {@link org.entente.policy.impact.Entitlement}. What the
 * catalog holds and which grants there are comes through the ports {@link
 * org.entente.policy.impact.DatasetHoldings} and {@link org.entente.policy.impact.StandingGrants},
 * the personas through {@link org.entente.policy.impact.Persona}.
 */
package org.entente.policy.impact;
