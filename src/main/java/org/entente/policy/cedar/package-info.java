/**
 * The only place that knows Cedar's library: it parses, validates and gives a second opinion.
 *
 * <p>Start with {@link org.entente.policy.cedar.CedarParser}; {@link
 * org.entente.policy.cedar.ExpressionReader} turns Cedar's JSON form into our tree and {@link
 * org.entente.policy.cedar.CedarOracle} asks Cedar what our evaluator has answered. Why there are
 * two engines: ADR 0002.
 */
package org.entente.policy.cedar;
