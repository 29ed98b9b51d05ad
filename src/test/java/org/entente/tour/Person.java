package org.entente.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Someone with a demo account who talks to the broker's API as a script would. */
final class Person {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Installation installation;
  private final String account;
  private String token;
  private Instant tokenUntil = Instant.EPOCH;

  Person(Installation installation, String account) {
    this.installation = installation;
    this.account = account;
  }

  /** What came back: the status, the body as it is, and as JSON where it is JSON. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException notJson) {
        throw new UncheckedIOException(notJson);
      }
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The same, if the request was answered as hoped; a failed assertion shows what was said. */
    Answer with(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + ", not " + status + ": " + text());
      }
      return this;
    }
  }

  Answer get(String path) {
    return send(to(path).GET());
  }

  Answer post(String path, String json) {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
  }

  /** Starts an import of records in the native format and answers the job's id. */
  String startImport(String lines) {
    HttpRequest.Builder request =
        to("/api/v1/imports?format=entente")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines));
    return send(request).with(202).json().get("id").asText();
  }

  /** Exchanges the sign-in service's token for an access token to one dataset (RFC 8693). */
  Answer exchange(String dataset) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    form.put("subject_token", token());
    form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
    form.put("resource", installation.broker() + "/data/" + dataset);
    form.put("client_id", "entente-cli");
    return form(URI.create(installation.broker() + "/oauth2/token"), form);
  }

  /** Downloads with an access token; {@code range} may be empty. */
  Answer download(String accessToken, String dataset, String path, String range) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(installation.broker() + "/data/" + dataset + "/" + path))
            .header("Authorization", "Bearer " + accessToken);
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return send(request.GET());
  }

  String token() {
    if (Instant.now().isAfter(tokenUntil)) {
      JsonNode answer =
          form(
                  URI.create(installation.issuer() + "/protocol/openid-connect/token"),
                  Map.of(
                      "grant_type",
                      "password",
                      "client_id",
                      "entente-cli",
                      "username",
                      account,
                      "password",
                      account))
              .with(200)
              .json();
      token = answer.get("access_token").asText();
      tokenUntil = Instant.now().plusSeconds(answer.get("expires_in").asLong() / 2);
    }
    return token;
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(installation.broker() + path))
        .header("Authorization", "Bearer " + token());
  }

  private static Answer form(URI address, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      Map<String, String> headers = new LinkedHashMap<>();
      answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new Answer(answer.statusCode(), headers, answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
