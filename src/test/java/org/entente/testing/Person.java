package org.entente.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;

/** The accounts of the demo realm, and what their holders do over HTTP. */
public enum Person {
  SCIENTIST_ORNL(1),
  SCIENTIST_RIKEN(2),
  SCIENTIST_UNIV(3),
  STEWARD_ORNL(4),
  STEWARD_NIMS(5),
  EXPORT_OFFICER(6),
  AUDITOR(7),
  CURATOR(8),
  ADMIN(9),
  AGENT(10),
  PROGRAMME_OFFICER(11);

  private final int number;

  Person(int number) {
    this.number = number;
  }

  public String account() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The {@code sub} of their tokens. */
  public String subject() {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  /** Their id as the broker knows it. */
  public String actorId() {
    return Servers.issuer() + "#" + subject();
  }

  /** A call with their bearer token. */
  public RequestSpecification calling() {
    return RestAssured.given().auth().oauth2(Tokens.of(account()));
  }

  /** A call with their bearer token and a JSON body. */
  public RequestSpecification sending(Object body) {
    return calling().contentType(ContentType.JSON).body(body);
  }

  public Response asks(String purpose, int days, String... datasets) {
    return sending(
            Map.of(
                "datasets",
                datasets,
                "purpose",
                purpose,
                "justification",
                "To compare it with our own measurements.",
                "days",
                days))
        .post("/api/v1/requests");
  }

  /** Drafts a request for research of thirty days; its id. */
  public String drafts(String... datasets) {
    return asks("research", 30, datasets).then().statusCode(201).extract().path("id");
  }

  /** Drafts and submits; its id. */
  public String requests(String... datasets) {
    String request = drafts(datasets);
    submits(request).then().statusCode(200);
    return request;
  }

  public Response submits(String request) {
    return calling().post("/api/v1/requests/{id}/submit", request);
  }

  public Response approves(String request, String approval) {
    return sending(Map.of("approval", approval, "comment", "Fine by me."))
        .post("/api/v1/requests/{id}/approve", request);
  }

  /** Any other command on a request, with a comment. */
  public Response says(String command, String request, String comment) {
    return sending(Map.of("comment", comment))
        .post("/api/v1/requests/{id}/{command}", request, command);
  }

  public Response reads(String request) {
    return calling().get("/api/v1/requests/{id}", request);
  }

  /** A command on a grant without a body. */
  public Response does(String command, String grant) {
    return calling().post("/api/v1/grants/{id}/{command}", grant, command);
  }

  /** The grant that a request for one dataset led to. */
  public String grantOf(String request) {
    return calling()
        .queryParam("request", request)
        .get("/api/v1/grants")
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].id");
  }

  public Response preflights(String dataset, String purpose) {
    return calling().queryParam("purpose", purpose).get("/api/v1/datasets/{id}/access", dataset);
  }

  /** Exchanges their sign-in token for an access token to the datasets. */
  public Response exchanges(String... datasets) {
    return Exchange.by(this).forDatasets(datasets).send();
  }

  /** The access token of a successful exchange. */
  public String tokenFor(String... datasets) {
    return exchanges(datasets).then().statusCode(200).extract().path("access_token");
  }
}
