package org.entente.policy.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse.AuthorizationError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.policy.Oracle;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Question;

/**
 * cedar-java without a schema: it then evaluates what no validator would let through, so that every
 * way to fail can be compared.
 */
public final class BareCedar implements Oracle {
  static {
    // Sets that are no longer used leave the native cache with the garbage collector only, which
    // a short test may never wake.
    PolicySet.setCacheMaxPolicySets(100_000);
  }

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;

  public BareCedar(Map<String, CedarPolicy> policies) {
    this(CedarParser.policySet(policies));
  }

  private BareCedar(PolicySet policies) {
    this.policies = policies;
    try {
      this.policies.cache();
    } catch (CacheException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of policies in Cedar's JSON form, by id. */
  public static BareCedar ofJson(Map<String, String> policies) {
    Set<Policy> parsed = new HashSet<>();
    policies.forEach(
        (id, json) -> {
          try {
            parsed.add(Policy.fromJson(id, json));
          } catch (InternalException e) {
            throw new IllegalStateException(e);
          }
        });
    return new BareCedar(new PolicySet(parsed));
  }

  @Override
  public Opinion judge(Question question) {
    return prepare(question).judge();
  }

  /** The same with more than the two entities known; here they name what is directly above. */
  public Opinion judge(Question question, Set<Entity> entities) {
    return prepare(question, entities).judge();
  }

  /** The question in Cedar's own terms, ready to be asked again and again. */
  public Prepared prepare(Question question) {
    return prepare(question, Set.of(question.principal(), question.resource()));
  }

  private Prepared prepare(Question question, Set<Entity> entities) {
    return new Prepared(
        new AuthorizationRequest(
            CedarValues.uid(question.principal().ref().type(), question.principal().ref().id()),
            CedarValues.uid("Action", question.action()),
            CedarValues.uid(question.resource().ref().type(), question.resource().ref().id()),
            CedarValues.map(question.context())),
        entities.stream().map(CedarValues::entity).collect(Collectors.toSet()));
  }

  /** A question that only remains to be asked. */
  public final class Prepared {
    private final AuthorizationRequest request;
    private final Set<com.cedarpolicy.model.entity.Entity> entities;

    private Prepared(
        AuthorizationRequest request, Set<com.cedarpolicy.model.entity.Entity> entities) {
      this.request = request;
      this.entities = entities;
    }

    public Opinion judge() {
      try {
        return engine
            .isAuthorized(request, policies, entities)
            .success
            .map(BareCedar::given)
            .orElseGet(() -> new Opinion.Silent("cedar answered with a failure"));
      } catch (AuthException e) {
        return new Opinion.Silent(e.toString());
      }
    }
  }

  private static Opinion given(AuthorizationSuccessResponse answer) {
    return Opinion.Given.of(
        answer.isAllowed(),
        answer.getReason(),
        answer.getErrors().stream()
            .map(AuthorizationError::getPolicyId)
            .collect(Collectors.toSet()));
  }
}
