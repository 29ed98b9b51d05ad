/**
 * The active bundle over HTTP, so that whoever is bound by a rule can read what it says.
 *
 * <p>Start with {@link org.entente.policy.rest.PolicyResource}.
 */
package org.entente.policy.rest;
