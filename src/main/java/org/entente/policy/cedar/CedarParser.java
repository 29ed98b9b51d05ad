package org.entente.policy.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.DetailedError;
import com.cedarpolicy.model.LevelValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.ValidationResponse.ValidationError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.policy.rule.Expression;

/** Parses and validates through cedar-java. */
public final class CedarParser {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Attributes of the schema's own words that a policy may not look behind: one step only. */
  private static final long LEVEL = 1;

  private CedarParser() {}

  /**
   * One policy, no template.
   *
   * @throws Refused if Cedar does not accept it or it uses what we do not evaluate
   */
  public static CedarPolicy parse(String text) {
    Bounds.policy(text);
    return Roomy.SHARED.call(() -> parsed(text));
  }

  private static CedarPolicy parsed(String text) {
    try {
      return read(JSON.readTree(Policy.parseStaticPolicy(text).toJson()));
    } catch (InternalException | JsonProcessingException e) {
      throw new Refused(plain(e));
    }
  }

  /**
   * One policy in Cedar's JSON form, as it was kept.
   *
   * @throws Refused if Cedar does not accept it or it uses what we do not evaluate
   */
  public static CedarPolicy parseJson(String id, String json) {
    try {
      Policy.fromJson(id, json);
      return read(JSON.readTree(json));
    } catch (InternalException | JsonProcessingException e) {
      throw new Refused(plain(e));
    }
  }

  /**
   * A policy as Cedar writes it.
   *
   * @throws Refused if Cedar cannot
   */
  public static String text(String id, CedarPolicy policy) {
    try {
      return Policy.fromJson(id, policy.json().toString()).policySrc;
    } catch (InternalException e) {
      throw new Refused(plain(e));
    }
  }

  /**
   * The same policy with a condition put before all others: it then speaks of this owner's datasets
   * only. First, so that whatever may fail behind it is not reached for anyone else's.
   */
  public static CedarPolicy bindToOwner(CedarPolicy policy, String owner) {
    ObjectNode json = policy.json().deepCopy();
    ObjectNode entity = JSON.createObjectNode().put("type", "Org").put("id", owner);
    ObjectNode path = JSON.createObjectNode();
    path.putObject(".").put("attr", "owner").putObject("left").put("Var", "resource");
    ObjectNode equal = JSON.createObjectNode();
    equal.set("left", path);
    equal.putObject("right").putObject("Value").set("__entity", entity);
    ObjectNode condition = JSON.createObjectNode().put("kind", "when");
    condition.putObject("body").set("==", equal);
    ((ArrayNode) json.get("conditions")).insert(0, condition);
    return read(json);
  }

  /**
   * Strict validation, level 1, of all policies together.
   *
   * @param policies by id
   * @return what is wrong by policy id, warnings included; empty if nothing is
   */
  public static Map<String, List<String>> validate(
      CedarSchema schema, Map<String, CedarPolicy> policies) {
    return Roomy.SHARED.call(() -> problems(schema, policies));
  }

  private static Map<String, List<String>> problems(
      CedarSchema schema, Map<String, CedarPolicy> policies) {
    try {
      ValidationResponse response =
          new BasicAuthorizationEngine()
              .validateWithLevel(
                  new LevelValidationRequest(schema.schema(), policySet(policies), LEVEL));
      Map<String, List<String>> problems = new TreeMap<>();
      response.success.ifPresent(
          done ->
              Stream.concat(done.validationErrors.stream(), done.validationWarnings.stream())
                  .forEach(
                      it ->
                          problems.merge(it.getPolicyId(), List.of(text(it)), CedarParser::both)));
      response.errors.ifPresent(
          errors -> problems.put("", errors.stream().map(CedarParser::text).toList()));
      return problems;
    } catch (AuthException e) {
      throw new Refused(plain(e));
    }
  }

  static PolicySet policySet(Map<String, CedarPolicy> policies) {
    try {
      TreeMap<String, Policy> parsed = new TreeMap<>();
      for (Map.Entry<String, CedarPolicy> policy : policies.entrySet()) {
        parsed.put(
            policy.getKey(), Policy.fromJson(policy.getKey(), policy.getValue().json().toString()));
      }
      return new PolicySet(java.util.Set.copyOf(parsed.values()));
    } catch (InternalException e) {
      throw new Refused(plain(e));
    }
  }

  /** Cedar's message without the wrapping of its Java layer. */
  static String plain(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.replace("Internal error: ", "").replace("Internal JNI Error: ", "");
  }

  private static CedarPolicy read(JsonNode json) {
    Map<String, String> annotations = new LinkedHashMap<>();
    json.path("annotations")
        .properties()
        .forEach(it -> annotations.put(it.getKey(), it.getValue().asText("")));
    boolean permit = json.get("effect").asText().equals("permit");
    return new CedarPolicy(
        permit
            ? org.entente.policy.rule.Policy.Effect.PERMIT
            : org.entente.policy.rule.Policy.Effect.FORBID,
        actions(json.get("action")),
        condition(json, annotations.get("id")),
        annotations,
        json);
  }

  /** Cedar has accepted it by now, so that what we refuse can be told by the policy's name. */
  private static Expression condition(JsonNode json, String called) {
    try {
      Expression condition = ExpressionReader.condition(json);
      Bounds.condition(condition);
      return condition;
    } catch (Refused refused) {
      throw called == null
          ? refused
          : new Refused("policy `" + called + "`: " + refused.getMessage());
    }
  }

  private static SortedSet<String> actions(JsonNode scope) {
    SortedSet<String> actions = new TreeSet<>();
    if (scope.has("entity")) {
      actions.add(scope.get("entity").get("id").asText());
    }
    scope.path("entities").forEach(entity -> actions.add(entity.get("id").asText()));
    return actions;
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static String text(ValidationError error) {
    return text(error.getError());
  }

  private static String text(DetailedError error) {
    return error.message + error.help.map(help -> " (" + help + ")").orElse("");
  }
}
