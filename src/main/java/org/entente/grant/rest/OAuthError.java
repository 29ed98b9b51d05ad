package org.entente.grant.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.grant.TokenBroker;
import org.entente.policy.Explanation;

/** An error of an OAuth endpoint (RFC 6749 section 5.2, RFC 8693 section 2.2.2). */
public final class OAuthError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final transient Map<String, Object> members;

  private OAuthError(int status, String error, String description) {
    this(status, error, description, Map.of());
  }

  private OAuthError(int status, String error, String description, Map<String, Object> members) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
    this.members = members;
  }

  static OAuthError invalidRequest(String description) {
    return new OAuthError(400, "invalid_request", description);
  }

  static OAuthError invalidGrant(String description) {
    return new OAuthError(400, "invalid_grant", description);
  }

  /** The same for an unknown dataset and for one the caller may not know of. */
  static OAuthError invalidTarget() {
    return new OAuthError(400, "invalid_target", "No such dataset, or none that you may know of.");
  }

  /** With the reasons part by part, which RFC 6749 section 5.2 lets a client ignore. */
  static OAuthError accessDenied(TokenBroker.Issue.Denied denied) {
    return new OAuthError(
        403,
        "access_denied",
        denied.description(),
        denied.because().map(Explanation::members).orElse(Map.of()));
  }

  static OAuthError unsupportedGrantType() {
    return new OAuthError(
        400,
        "unsupported_grant_type",
        "Use grant_type=urn:ietf:params:oauth:grant-type:token-exchange (RFC 8693).");
  }

  static OAuthError invalidClient() {
    return new OAuthError(401, "invalid_client", "No client is registered under this client_id.");
  }

  static OAuthError invalidToken() {
    return new OAuthError(401, "invalid_token", "Present a current bearer token.");
  }

  Response response() {
    Map<String, Object> body = new LinkedHashMap<>(members);
    body.put("error", error);
    body.put("error_description", printable(getMessage()));
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header("Cache-Control", "no-store")
            .entity(body);
    return status == 401 ? answer.header("WWW-Authenticate", "Bearer").build() : answer.build();
  }

  /** RFC 6749 section 5.2: printable ASCII without quote and backslash. */
  private static String printable(String text) {
    return text.replace('"', '\'')
        .replace('\\', '/')
        .replace('\u2019', '\'')
        .replaceAll("[^\\x20-\\x7e]", "?");
  }
}
