package org.entente.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/**
 * Bodies whose values have the wrong type, as problems too.
 *
 * <p>The framework has a mapper of its own for exactly this exception, which answers in a shape of
 * its own; only a mapper for the same type comes before it.
 */
@Provider
@Priority(Priorities.USER - 1)
public class MismatchedBodies extends ExceptionMapperBase<MismatchedInputException> {
  @Override
  protected HttpProblem toProblem(MismatchedInputException mismatch) {
    return HttpProblem.builder().withStatus(400).build();
  }
}
