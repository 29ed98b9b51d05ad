package org.entente.grant;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.ADMIN;
import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.entente.testing.MailServer;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Registers;
import org.entente.testing.Rules;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Grants stop when the rules no longer allow them, and go on when they do, by themselves. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@WithTestResource(MailServer.class)
class GrantReviewsTest {
  @Inject GrantReviews reviews;
  @Inject GrantLetters letters;

  private final String course = "course-" + UUID.randomUUID();
  private NativeRecord record;
  private String dataset;
  private String grant;
  private String token;

  /** Other tests decide by bundles of their own, which are then the newest. */
  @BeforeEach
  void decideByTheNewestBundle() {
    Rules.takeUpTheFolder();
  }

  @Test
  void aFactThatExpiresSuspendsWithoutAnybodysDoing() throws Exception {
    Instant end = Instant.now().plusSeconds(10).truncatedTo(SECONDS);
    takes(course, end);
    holdsAGrant(NativeRecord.restricted());
    reviews.round();
    grantOf(SCIENTIST_RIKEN).body("state", equalTo("active")).body("$", not(hasKey("suspendedBy")));
    downloads().then().statusCode(200);

    awaitState("suspended");

    assertThat(Instant.now()).isAfterOrEqualTo(end);
    grantOf(SCIENTIST_RIKEN)
        .body("suspendedBy", equalTo("policy"))
        .body("stateReason", containsString("training course"))
        .body("stateReason", containsString("Missing: training."))
        .body("reason", not(containsString("Missing")));
    grantOf(STEWARD_ORNL)
        .body("suspendedBy", equalTo("policy"))
        .body("stateReason", containsString("A training course is needed"))
        .body("stateReason", not(containsString("Missing")));
    Problems.expect(downloads(), 401, "unauthenticated");
    introspection().then().body("active", equalTo(false));
    Problems.expect(STEWARD_ORNL.does("resume", grant), 409, "conflict")
        .body("detail", containsString("resumes by itself"));
    SCIENTIST_RIKEN.exchanges(dataset).then().statusCode(403);

    takes(course, Instant.now().plus(Duration.ofDays(1)));
    awaitState("active");

    grantOf(SCIENTIST_RIKEN).body("$", not(hasKey("stateReason")));
    // The token of before ended with the fact it rested on.
    Problems.expect(downloads(), 401, "unauthenticated");
    token = SCIENTIST_RIKEN.tokenFor(dataset);
    downloads().then().statusCode(200);
    Trail.tells(
        "grant:" + grant,
        "grant.issued allowed",
        "grant.suspended allowed",
        "grant.resumed allowed");
    Map<String, Object> entry = Trail.about("grant:" + grant).get(1);
    Map<?, ?> details = (Map<?, ?>) entry.get("details");
    assertThat(entry.get("actor")).isEqualTo("system");
    assertThat(entry.get("bundle")).isNotNull();
    assertThat(details.get("by")).isEqualTo("policy");
    assertThat(details.get("rules")).isEqualTo(List.of("consortium/training-course"));
    assertThat(details.get("missing")).isEqualTo(List.of("training"));
    Map<?, ?> resumed = (Map<?, ?>) Trail.about("grant:" + grant).get(2).get("details");
    assertThat(resumed.get("rules"))
        .isEqualTo(List.of("consortium/discover-listed", "consortium/use-restricted"));
  }

  @Test
  void whoComesBackBeforeTheNextReviewNeedNotComeTwice() {
    takes(course, Instant.now().plus(Duration.ofDays(1)));
    holdsAGrant(NativeRecord.restricted());
    takes("another course", Instant.now().plus(Duration.ofDays(1)));
    awaitState("suspended");

    takes(course, Instant.now().plus(Duration.ofDays(1)));
    SCIENTIST_RIKEN.exchanges(dataset).then().statusCode(200);

    grantOf(SCIENTIST_RIKEN).body("state", equalTo("active"));
    downloads().then().statusCode(200);
  }

  @Test
  void aDatasetOfUndeterminedExportStatusStopsReceiptsUntilItIsSettled() {
    takes(course, Instant.now().plus(Duration.ofDays(1)));
    holdsAGrant(NativeRecord.restricted());

    saves(Map.of("regime", "undetermined"));
    awaitState("suspended");
    Problems.expect(downloads(), 401, "unauthenticated");
    introspection().then().body("active", equalTo(false));

    saves(Map.of("regime", "none"));
    awaitState("active");
    // The same token: it was dead with its grant, not revoked.
    downloads().then().statusCode(200);
    introspection().then().body("active", equalTo(true));
  }

  /** The steward's own rule, which needs no second person; the folder's rules are without it. */
  @Test
  void aRuleThatIsPublishedSuspendsUntilItIsTakenBack() {
    takes(course, Instant.now().plus(Duration.ofDays(1)));
    holdsAGrant(NativeRecord.restricted());
    reviews.round();
    downloads().then().statusCode(200);

    Rules.publish(
        "halted.cedar",
        """
        @id("halted") @title("Halted") @reason("The instrument is being calibrated anew.")
        forbid (principal, action == Action::"receive", resource)
        when { resource.requiredTraining.contains("%s") };
        """
            .formatted(course));
    awaitState("suspended");
    grantOf(SCIENTIST_RIKEN)
        .body("suspendedBy", equalTo("policy"))
        .body("stateReason", containsString("The instrument is being calibrated anew."));
    Problems.expect(downloads(), 401, "unauthenticated");
    introspection().then().body("active", equalTo(false));

    Rules.takeUpTheFolder();
    awaitState("active");
    downloads().then().statusCode(200);
  }

  @Test
  void aPersonsSuspensionIsAPersonsToLift() {
    takes(course, Instant.now().plus(Duration.ofDays(1)));
    holdsAGrant(NativeRecord.restricted());
    STEWARD_ORNL.does("suspend", grant).then().statusCode(200);
    takes("another course", Instant.now().plus(Duration.ofDays(1)));
    reviews.round();
    grantOf(SCIENTIST_RIKEN).body("suspendedBy", equalTo("person"));

    Problems.expect(STEWARD_ORNL.does("resume", grant), 403, "forbidden");

    takes(course, Instant.now().plus(Duration.ofDays(1)));
    reviews.round();
    grantOf(SCIENTIST_RIKEN).body("suspendedBy", equalTo("person"));
    STEWARD_ORNL.does("resume", grant).then().statusCode(200);
    downloads().then().statusCode(200);
  }

  @Test
  void aStewardTakesOverWhatTheRulesSuspended() {
    takes(course, Instant.now().plus(Duration.ofDays(1)));
    holdsAGrant(NativeRecord.restricted());
    takes("another course", Instant.now().plus(Duration.ofDays(1)));
    awaitState("suspended");

    STEWARD_ORNL.does("suspend", grant).then().body("suspendedBy", equalTo("person"));
    takes(course, Instant.now().plus(Duration.ofDays(1)));
    reviews.round();

    grantOf(SCIENTIST_RIKEN).body("state", equalTo("suspended"));
  }

  @Test
  void holderAndStewardsAreWrittenToOnceAndNothingHiddenIsNamed() throws Exception {
    takes(course, Instant.now().plus(Duration.ofDays(1)));
    holdsAGrant(
        NativeRecord.restricted()
            .with("title", "Kept apart")
            .governed("metadataTier", "hidden")
            .governed("projects", List.of(course)));
    downloads().then().statusCode(200);
    Trail.awaits("dataset:" + dataset, "data.served allowed");
    letters.sendDue();
    MailServer.post().purgeEmailFromAllMailboxes();

    takes("another course", Instant.now().plus(Duration.ofDays(1)));
    awaitState("suspended");
    letters.sendDue();
    letters.sendDue();

    assertThat(letterTo("scientist-riken"))
        .containsExactly(
            """
            What you hold: 1 grant is suspended, because the rules no longer allow the use.
            Sign in to see why, and what you can do about it: %s/grants
            A suspended grant works again by itself once the rules allow it.
            """
                .formatted(Servers.publicUrl()));
    assertThat(letterTo("steward-ornl"))
        .singleElement()
        .asString()
        .contains("1 grant is suspended by the rules", "/stewardship")
        .contains("1 file of these datasets had been received")
        .doesNotContain("Kept apart", "scientist");

    takes(course, Instant.now().plus(Duration.ofDays(1)));
    awaitState("active");
    letters.sendDue();
    assertThat(letterTo("scientist-riken").getLast()).contains("1 grant works again");
  }

  private static List<String> letterTo(String account) throws Exception {
    List<String> texts = new ArrayList<>();
    for (MimeMessage mail : MailServer.post().getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().equals(account + "@example.org")) {
        texts.add(mail.getContent().toString().replace("\r\n", "\n").strip() + "\n");
      }
    }
    return texts;
  }

  /** An approved grant on a dataset that asks for the course, and a token under it. */
  private void holdsAGrant(NativeRecord governed) {
    record = governed.governed("requiredTraining", List.of(course)).file("a.csv", "a,b\n");
    dataset = record.publish();
    String request = SCIENTIST_RIKEN.requests(dataset);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    grant = SCIENTIST_RIKEN.grantOf(request);
    token = SCIENTIST_RIKEN.tokenFor(dataset);
  }

  /** Takes the place of what this register said before of what they took, or may see. */
  private void takes(String what, Instant until) {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (String attribute : List.of("training", "projects")) {
      Map<String, Object> fact =
          new HashMap<>(
              Registers.fact(
                  SCIENTIST_RIKEN,
                  attribute,
                  List.of((attribute.equals("projects") ? course : what).replace(' ', '-'))));
      fact.put("source", "test register of " + course);
      if (attribute.equals("training")) {
        fact.put("expiresAt", until.toString());
      }
      facts.add(fact);
    }
    ADMIN.sending(Map.of("facts", facts)).put("/api/v1/facts").then().statusCode(200);
  }

  private void saves(Map<String, Object> export) {
    CURATOR
        .sending(record.governed("export", export).json())
        .put("/api/v1/datasets/{id}", dataset)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse grantOf(Person reader) {
    return reader.calling().get("/api/v1/grants/{id}", grant).then().statusCode(200);
  }

  /** The worker of a node goes round all the time; here it is pushed. */
  private void awaitState(String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              reviews.round();
              return grantOf(SCIENTIST_RIKEN).extract().path("state").equals(state);
            });
  }

  private Response downloads() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .get("/data/{id}/a.csv", dataset);
  }

  private Response introspection() {
    return SCIENTIST_RIKEN.calling().formParam("token", token).post("/oauth2/introspect");
  }
}
