package org.entente.http;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.entente.kernel.Problem;

/**
 * Gives every error of a resource one shape: our type, title, status and a detail that says what
 * the caller can do; never an exception's name or its message.
 *
 * <p>The extension's mappers catch; this post-processor has the last word on what they say.
 */
@ApplicationScoped
class ProblemAnswers implements ProblemPostProcessor {
  void register(@Observes StartupEvent event) {
    ExceptionMapperBase.postProcessorsRegistry.register(this);
  }

  @Override
  public HttpProblem apply(HttpProblem answer, ProblemContext context) {
    if (answer.getStatusCode() < 400) {
      return answer;
    }
    Problem problem = Failures.explain(context.cause, answer.getStatusCode());
    HttpProblem.Builder builder =
        HttpProblem.builder()
            .withType(problem.type().type())
            .withTitle(problem.type().title())
            .withStatus(problem.type().status())
            .withDetail(problem.getMessage())
            .withInstance(InstanceUtils.pathToInstance(context.path));
    problem.extensions().forEach(builder::with);
    answer.getHeaders().forEach(builder::withHeader);
    Failures.headers(problem.type()).forEach(builder::withHeader);
    return builder.build();
  }
}
