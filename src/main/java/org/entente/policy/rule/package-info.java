/**
 * The policy language itself, as a pure core: expressions, values, and what a set of policies
 * answers to a question.
 *
 * <p>Start with {@link org.entente.policy.rule.RuleBook}, then {@link
 * org.entente.policy.rule.Expression} and {@link org.entente.policy.rule.Evaluator}. {@link
 * org.entente.policy.rule.Partial} evaluates with something unknown: the dataset, to find a scope;
 * a person's missing facts, to explain a refusal. The semantics are Cedar's to the letter, errors
 * included, and a property test holds them against cedar-java (ADR 0002). Knows no actor, no
 * dataset, no clock and no library.
 */
package org.entente.policy.rule;
