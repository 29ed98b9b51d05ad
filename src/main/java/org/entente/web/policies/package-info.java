/**
 * The rules in force, for everybody who has signed in; their text for those who work with them.
 *
 * <p>Start with {@link org.entente.web.policies.PolicyPages}.
 */
package org.entente.web.policies;
