package org.entente.http;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/**
 * A call without a token where one is needed: 401 as a problem, never a redirect.
 *
 * <p>Takes the place of the extension's own mapper, which asks the framework for a challenge in a
 * form that this version of it no longer has, and so answered 500.
 */
@Provider
@Priority(1)
public class SignInMissing extends ExceptionMapperBase<UnauthorizedException> {
  @Override
  protected HttpProblem toProblem(UnauthorizedException missing) {
    return HttpProblem.builder().withStatus(401).build();
  }
}
