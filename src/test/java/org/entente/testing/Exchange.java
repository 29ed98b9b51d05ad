package org.entente.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A token exchange (RFC 8693) in the making; complete unless a test takes something away. */
public final class Exchange {
  private final Map<String, List<String>> form = new TreeMap<>();

  private Exchange() {}

  public static Exchange by(Person person) {
    return with(Tokens.of(person.account()));
  }

  /** With any text as the subject token. */
  public static Exchange with(String subjectToken) {
    return new Exchange()
        .set("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
        .set("subject_token", subjectToken)
        .set("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
        .set("client_id", "entente-cli");
  }

  public Exchange forDatasets(String... datasets) {
    for (String dataset : datasets) {
      add("resource", Servers.publicUrl() + "/data/" + dataset);
    }
    return this;
  }

  public Exchange set(String parameter, String value) {
    form.put(parameter, new ArrayList<>(List.of(value)));
    return this;
  }

  public Exchange add(String parameter, String value) {
    form.computeIfAbsent(parameter, name -> new ArrayList<>()).add(value);
    return this;
  }

  public Exchange without(String parameter) {
    form.remove(parameter);
    return this;
  }

  public Response send() {
    var call = RestAssured.given().contentType(ContentType.URLENC.withCharset("UTF-8"));
    form.forEach(call::formParam);
    return call.post("/oauth2/token");
  }
}
