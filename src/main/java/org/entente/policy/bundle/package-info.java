/**
 * Reads a directory of policies and admits it as a bundle, or says of every policy why not.
 *
 * <p>Start with {@link org.entente.policy.bundle.PolicyDirectory}. Cedar's validator finds misspelt
 * attributes and wrong types; {@link org.entente.policy.bundle.Admission} refuses what validates
 * and would still fail open or could not be compiled into a scope, {@link
 * org.entente.policy.bundle.Discretion} what would tell of the people it is applied to.
 */
package org.entente.policy.bundle;
