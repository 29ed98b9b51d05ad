package org.entente.policy.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.entente.policy.Oracle;
import org.entente.policy.rule.Question;

/**
 * cedar-java as the second opinion on a bundle.
 *
 * <p>The policies and the schema are parsed once and kept natively. {@code PolicySet.policies} is a
 * public mutable field whose changes a cached set ignores, so the set is built here from an
 * immutable one and never handed out. A context nested about 900 deep would panic in native code
 * and print the request: size and depth are bounded before the call.
 */
public final class CedarOracle implements Oracle {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final ExecutorService CALLS =
      Executors.newFixedThreadPool(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          Thread.ofPlatform().daemon().name("cedar-", 0).factory());

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final Schema schema;

  /**
   * @param policies by id, already validated
   * @throws Refused if Cedar cannot keep them
   */
  public CedarOracle(CedarSchema schema, Map<String, CedarPolicy> policies) {
    this.policies = Roomy.SHARED.call(() -> kept(policies));
    this.schema = schema.schema();
    try {
      this.schema.cache();
    } catch (CacheException e) {
      throw new Refused(CedarParser.plain(e));
    }
  }

  private static PolicySet kept(Map<String, CedarPolicy> policies) {
    try {
      PolicySet kept = CedarParser.policySet(policies);
      kept.cache();
      return kept;
    } catch (CacheException e) {
      throw new Refused(CedarParser.plain(e));
    }
  }

  @Override
  public Opinion judge(Question question) {
    Optional<String> tooLarge = CedarValues.excess(question);
    if (tooLarge.isPresent()) {
      return new Opinion.Silent(tooLarge.get());
    }
    Future<Opinion> call = CALLS.submit(() -> ask(question));
    try {
      return call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      return new Opinion.Silent("no answer within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      return new Opinion.Silent(e.getCause().getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Opinion.Silent("interrupted");
    }
  }

  private Opinion ask(Question question) throws AuthException {
    Entity principal = CedarValues.entity(question.principal());
    Entity resource = CedarValues.entity(question.resource());
    Set<Entity> entities =
        question.principal().ref().equals(question.resource().ref())
            ? Set.of(resource)
            : Set.of(principal, resource);
    AuthorizationResponse response =
        engine.isAuthorized(
            new AuthorizationRequest(
                principal.getEUID(),
                CedarValues.uid("Action", question.action()),
                resource.getEUID(),
                Optional.of(CedarValues.map(question.context())),
                Optional.of(schema),
                true),
            policies,
            entities);
    return response
        .success
        .<Opinion>map(CedarOracle::opinion)
        .orElseGet(() -> new Opinion.Silent("cedar answered with a failure"));
  }

  private static Opinion opinion(AuthorizationSuccessResponse answer) {
    return Opinion.Given.of(
        answer.isAllowed(),
        answer.getReason(),
        answer.getErrors().stream()
            .map(AuthorizationSuccessResponse.AuthorizationError::getPolicyId)
            .collect(Collectors.toSet()));
  }
}
