package org.entente.http;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** A token that is no good: as {@link SignInMissing}, and for the same reason. */
@Provider
@Priority(1)
public class SignInRefused extends ExceptionMapperBase<AuthenticationFailedException> {
  @Override
  protected HttpProblem toProblem(AuthenticationFailedException refused) {
    return HttpProblem.builder().withStatus(401).build();
  }
}
