/**
 * Policies over HTTP: the rules in force, so that whoever is bound by one can read what it says;
 * drafts of them; and the bundles that were in force.
 *
 * <p>Start with {@link org.entente.policy.rest.PolicyResource}, then {@link
 * org.entente.policy.rest.DraftResource} and {@link org.entente.policy.rest.BundleResource}.
 */
package org.entente.policy.rest;
