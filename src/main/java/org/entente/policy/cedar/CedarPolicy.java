package org.entente.policy.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedSet;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Policy;

/**
 * A policy that Cedar has parsed.
 *
 * @param actions the actions its scope names; empty if it leaves them open
 * @param condition scope and conditions in the order Cedar evaluates them
 * @param json Cedar's JSON form
 */
public record CedarPolicy(
    Policy.Effect effect,
    SortedSet<String> actions,
    Expression condition,
    Map<String, String> annotations,
    JsonNode json) {}
