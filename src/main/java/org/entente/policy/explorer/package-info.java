/**
 * The decision explorer: takes a decision apart, rung by rung and rule by rule, as it was or is.
 *
 * <p>Start with {@link org.entente.policy.explorer.DecisionExplorer}, which answers {@link
 * org.entente.policy.Explorations}. {@link org.entente.policy.explorer.Entitlements} says who may
 * ask what and how much they are shown, {@link org.entente.policy.explorer.Scene} brings together
 * rules, facts and governance of an instant, {@link org.entente.policy.explorer.Climb} evaluates
 * them with sensitive facts concealed, and {@link org.entente.policy.explorer.Drawing} writes down
 * what may be shown. Must not know: titles of datasets, requests, grants.
 */
package org.entente.policy.explorer;
