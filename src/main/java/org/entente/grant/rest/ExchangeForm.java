package org.entente.grant.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.DatasetId;

/**
 * A token exchange request (RFC 8693 section 2.1), read strictly: no parameter twice but {@code
 * resource} (RFC 8707).
 *
 * @param datasets those the resources name; empty where one of them names none of ours
 */
record ExchangeForm(
    String subjectToken,
    String clientId,
    Optional<Set<DatasetId>> datasets,
    Optional<Duration> requestedLifetime) {
  static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final int MOST_DATASETS = 20;

  static ExchangeForm read(MultivaluedMap<String, String> form, String dataAddress) {
    if (!single(form, "grant_type").equals(TOKEN_EXCHANGE)) {
      throw OAuthError.unsupportedGrantType();
    }
    String token = single(form, "subject_token");
    if (!single(form, "subject_token_type").equals(ACCESS_TOKEN)) {
      throw OAuthError.invalidRequest("subject_token_type must be " + ACCESS_TOKEN + ".");
    }
    optional(form, "requested_token_type")
        .filter(type -> !type.equals(ACCESS_TOKEN))
        .ifPresent(
            type -> {
              throw OAuthError.invalidRequest(
                  "requested_token_type can only be " + ACCESS_TOKEN + ".");
            });
    if (optional(form, "actor_token").isPresent()) {
      throw OAuthError.invalidRequest(
          "actor_token is not used here: an agent presents its own token as subject_token.");
    }
    String client = single(form, "client_id");
    if (client.length() > 200) {
      throw OAuthError.invalidRequest("client_id has at most 200 characters.");
    }
    return new ExchangeForm(
        token, client, datasets(form.get("resource"), dataAddress), lifetime(form));
  }

  private static Optional<Set<DatasetId>> datasets(List<String> resources, String dataAddress) {
    if (resources == null || resources.isEmpty()) {
      throw OAuthError.invalidRequest(
          "Name what the token is for: resource=" + dataAddress + "/{dataset id}.");
    }
    if (resources.size() > MOST_DATASETS) {
      throw OAuthError.invalidRequest("A token is for at most " + MOST_DATASETS + " datasets.");
    }
    Set<DatasetId> datasets = new LinkedHashSet<>();
    for (String resource : resources) {
      Optional<DatasetId> dataset =
          resource.startsWith(dataAddress + "/")
              ? DatasetId.parse(resource.substring(dataAddress.length() + 1))
              : Optional.empty();
      if (dataset.isEmpty()) {
        return Optional.empty();
      }
      datasets.add(dataset.get());
    }
    return Optional.of(datasets);
  }

  private static Optional<Duration> lifetime(MultivaluedMap<String, String> form) {
    return optional(form, "requested_lifetime")
        .map(
            text -> {
              if (!text.matches("[1-9][0-9]{0,8}")) {
                throw OAuthError.invalidRequest(
                    "requested_lifetime is a whole number of seconds, at least 1.");
              }
              return Duration.ofSeconds(Long.parseLong(text));
            });
  }

  static String single(MultivaluedMap<String, String> form, String name) {
    return optional(form, name)
        .orElseThrow(() -> OAuthError.invalidRequest("The parameter " + name + " is missing."));
  }

  private static Optional<String> optional(MultivaluedMap<String, String> form, String name) {
    List<String> values = form.get(name);
    if (values == null || values.isEmpty() || values.getFirst().isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw OAuthError.invalidRequest("The parameter " + name + " may stand once only.");
    }
    return Optional.of(values.getFirst());
  }
}
