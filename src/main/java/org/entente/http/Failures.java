package org.entente.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.jboss.logging.Logger;

/**
 * Says what went wrong in words for the caller.
 *
 * <p>INVARIANT (nothing leaks): no exception's name, SQL, host or file reaches the answer. A
 * message is passed on only from a {@link Problem}, which is written for the caller, and from the
 * constructors of our own request types.
 */
final class Failures {
  /** Seconds after which a caller may try again what an outage prevented (RFC 9110, 10.2.3). */
  private static final String RETRY_AFTER = "5";

  private static final Logger LOG = Logger.getLogger(Failures.class);

  private Failures() {}

  /**
   * @param status what the framework would answer; it decides where the failure itself says nothing
   */
  static Problem explain(Throwable failure, int status) {
    return chain(failure)
        .flatMap(each -> known(each).stream())
        .findFirst()
        .orElseGet(() -> byStatus(failure, status));
  }

  /** What an answer of this type carries beside its body. */
  static Map<String, String> headers(ProblemType type) {
    return switch (type) {
      case UNAVAILABLE, TOO_MANY_REQUESTS -> Map.of("Retry-After", RETRY_AFTER);
      case UNAUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer");
      default -> Map.of();
    };
  }

  private static Optional<Problem> known(Throwable failure) {
    return Optional.ofNullable(
        switch (failure) {
          case Problem problem -> problem;
          case JsonProcessingException json -> json(json);
          case ConstraintViolationException violations -> invalid(violations);
          case AuthenticationFailedException refused when !isOutage(refused) -> badToken();
          case UnauthorizedException anonymous -> signIn();
          case ForbiddenException forbidden -> forbidden();
          case SQLException sql when isOutage(sql) -> outage("The database", failure);
          case OIDCException oidc -> outage("The sign-in service", failure);
          case ConnectException connect -> outage("A service that this needs", failure);
          case SocketTimeoutException timeout -> outage("A service that this needs", failure);
          default -> null;
        });
  }

  private static Problem byStatus(Throwable failure, int status) {
    return switch (status) {
      case 400 ->
          new Problem(ProblemType.MALFORMED, "Check the request against /q/openapi and try again.");
      case 401 -> signIn();
      case 403 -> forbidden();
      case 404 -> Problem.notFound();
      case 405 ->
          new Problem(
              ProblemType.METHOD_NOT_ALLOWED, "This address does not answer to that method.");
      case 406 ->
          new Problem(
              ProblemType.NOT_ACCEPTABLE,
              "None of the media types in Accept can be produced here; ask for application/json.");
      case 409 -> new Problem(ProblemType.CONFLICT, "Read the current state and try again.");
      case 412 ->
          new Problem(
              ProblemType.PRECONDITION_FAILED,
              "It changed in the meantime; read it and try again.");
      case 413 -> new Problem(ProblemType.TOO_LARGE, "Send less in one request.");
      case 415 ->
          new Problem(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "This address does not read that Content-Type; send application/json.");
      case 416 ->
          new Problem(ProblemType.RANGE_NOT_SATISFIABLE, "Ask for a range within the file.");
      case 429 -> new Problem(ProblemType.TOO_MANY_REQUESTS, "Wait before you try again.");
      case 503 -> outage("A service that this needs", failure);
      default -> {
        if (status >= 400 && status < 500) {
          yield new Problem(
              ProblemType.MALFORMED, "Check the request against /q/openapi and try again.");
        }
        LOG.error("a request failed", failure);
        yield new Problem(
            ProblemType.INTERNAL,
            "The fault is on this side and is recorded; try again later or tell the operators.");
      }
    };
  }

  private static Problem json(JsonProcessingException failure) {
    return switch (failure) {
      case PropertyBindingException unknown ->
          new Problem(
              ProblemType.UNKNOWN_FIELD,
              "There is no field `" + unknown.getPropertyName() + "` here; remove or rename it.",
              Map.of("field", path(unknown)));
      case JsonParseException broken ->
          new Problem(
              ProblemType.MALFORMED,
              "The body is not JSON: it cannot be read from line %d, column %d on."
                  .formatted(
                      broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
                      broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr()));
      case ValueInstantiationException refused ->
          new Problem(
              ProblemType.INVALID,
              ownMessage(refused.getCause())
                  .orElse("The value of `" + path(refused) + "` is not valid."),
              Map.of("field", path(refused)));
      case JsonMappingException mismatch ->
          new Problem(
              ProblemType.INVALID,
              "The value of `" + path(mismatch) + "` has the wrong type or form.",
              Map.of("field", path(mismatch)));
      default -> new Problem(ProblemType.MALFORMED, "The body is not JSON that can be read.");
    };
  }

  /** Only what our own constructors say is written for the caller. */
  private static Optional<String> ownMessage(Throwable cause) {
    return Optional.ofNullable(cause)
        .filter(IllegalArgumentException.class::isInstance)
        .filter(own -> own.getStackTrace().length > 0)
        .filter(own -> own.getStackTrace()[0].getClassName().startsWith("org.entente."))
        .map(Throwable::getMessage);
  }

  private static String path(JsonMappingException failure) {
    String path =
        failure.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path.isEmpty() ? "body" : path;
  }

  private static Problem invalid(ConstraintViolationException failure) {
    List<Map<String, String>> violations =
        failure.getConstraintViolations().stream()
            .map(
                each ->
                    Map.of(
                        "field", lastNode(each.getPropertyPath().toString()),
                        "message", each.getMessage()))
            .sorted((a, b) -> a.toString().compareTo(b.toString()))
            .toList();
    return new Problem(
        ProblemType.INVALID,
        violations.stream()
            .map(each -> "`" + each.get("field") + "` " + each.get("message"))
            .collect(Collectors.joining("; ", "", ".")),
        Map.of("violations", violations));
  }

  /** A path reads {@code method.parameter.field}; the caller knows only the field. */
  private static String lastNode(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static Problem signIn() {
    return new Problem(
        ProblemType.UNAUTHENTICATED, "This needs a bearer token of the sign-in service.");
  }

  static Problem badToken() {
    return new Problem(
        ProblemType.UNAUTHENTICATED,
        "The token is expired, altered or not meant for this service; get a new one.");
  }

  private static Problem forbidden() {
    return new Problem(ProblemType.FORBIDDEN, "Your roles do not allow this.");
  }

  private static Problem outage(String what, Throwable failure) {
    LOG.warnf("%s cannot be reached: %s", what, failure);
    return new Problem(
        ProblemType.UNAVAILABLE, what + " cannot be reached; try again in a few seconds.");
  }

  private static boolean isOutage(AuthenticationFailedException refused) {
    return chain(refused)
        .anyMatch(
            each ->
                each instanceof ConnectException
                    || each instanceof SocketTimeoutException
                    || each instanceof OIDCException);
  }

  /**
   * Connection exceptions (SQLSTATE class 08), the server shutting down or starting (57P), out of
   * connections (53300); the pool says that it got none in time without a state.
   */
  private static boolean isOutage(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null) {
      return String.valueOf(failure.getMessage()).contains("Acquisition timeout");
    }
    return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(20);
  }
}
