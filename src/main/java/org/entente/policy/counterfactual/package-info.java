/**
 * What would have to be otherwise for a no to become a yes: a small search, as a pure core.
 *
 * <p>Start with {@link org.entente.policy.counterfactual.Search}, which finds the smallest {@link
 * org.entente.policy.counterfactual.Changes} that reach a goal; {@link
 * org.entente.policy.counterfactual.Atoms} reads from what is left of a rule what could be changed
 * at all. Whether a change helps is always asked of the whole bundle, never concluded. Who may be
 * advised of what, and in which words, is the business of {@code policy} itself. Knows no actor, no
 * dataset, no clock.
 */
package org.entente.policy.counterfactual;
