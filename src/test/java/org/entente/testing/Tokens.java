package org.entente.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Real tokens of the demo accounts, by the password grant of {@code entente-cli}. */
public final class Tokens {
  private static final Map<String, Held> HELD = new ConcurrentHashMap<>();

  private record Held(String accessToken, String idToken, Instant until) {}

  private Tokens() {}

  /** An access token of the account, good for some minutes. */
  public static String of(String account) {
    return held(account).accessToken();
  }

  /** An ID token of the account: never good as an access token. */
  public static String idTokenOf(String account) {
    return held(account).idToken();
  }

  /** The issuer that stands in all of them. */
  public static String issuer() {
    return Servers.issuer();
  }

  /** An access token of the same person and realm that was not meant for the broker. */
  public static String forAnotherAudience(String account) {
    return fetched(account, "admin-cli").accessToken();
  }

  private static Held held(String account) {
    return HELD.compute(
        account,
        (name, held) ->
            held == null || held.until().isBefore(Instant.now())
                ? fetched(name, "entente-cli")
                : held);
  }

  private static Held fetched(String account, String issuedTo) {
    String name = URLEncoder.encode(account, UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(Servers.issuer() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=password&client_id="
                        + issuedTo
                        + "&scope=openid&username="
                        + name
                        + "&password="
                        + name))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      JsonNode answer =
          new ObjectMapper()
              .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
      if (!answer.has("access_token")) {
        throw new IllegalStateException("no token for `" + account + "`: " + answer);
      }
      return new Held(
          answer.get("access_token").asText(),
          answer.get("id_token").asText(),
          Instant.now().plusSeconds(answer.get("expires_in").asLong() - 60));
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException("no token for `" + account + "`", failure);
    }
  }
}
