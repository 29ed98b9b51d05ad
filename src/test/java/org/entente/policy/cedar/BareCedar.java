package org.entente.policy.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse.AuthorizationError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.policy.Oracle;
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
    this.policies = CedarParser.policySet(policies);
    try {
      this.policies.cache();
    } catch (CacheException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Opinion judge(Question question) {
    return judge(question, Set.of(question.principal(), question.resource()));
  }

  /** The same with more than the two entities known; here they name what is directly above. */
  public Opinion judge(Question question, Set<org.entente.policy.rule.Entity> entities) {
    try {
      return engine
          .isAuthorized(
              new AuthorizationRequest(
                  CedarValues.uid(
                      question.principal().ref().type(), question.principal().ref().id()),
                  CedarValues.uid("Action", question.action()),
                  CedarValues.uid(question.resource().ref().type(), question.resource().ref().id()),
                  CedarValues.map(question.context())),
              policies,
              entities.stream().map(CedarValues::entity).collect(Collectors.toSet()))
          .success
          .map(BareCedar::given)
          .orElseGet(() -> new Opinion.Silent("cedar answered with a failure"));
    } catch (AuthException e) {
      return new Opinion.Silent(e.toString());
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
