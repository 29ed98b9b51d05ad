package org.entente.tour;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.entente.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The main job from end to end, as a new user meets it: {@code deploy/local/up} with its sample
 * catalog, real PostgreSQL, Keycloak and Chromium. Each step is taken in the browser and checked
 * through the API; the pictures of the screens are left in {@code target/tour-pictures}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TourIT {
  /** Records of the sample catalog that {@code deploy/local/sample/README.md} tells of. */
  private static final String OPEN = "10.25982/44746.21/1635640";

  private static final String RESTRICTED = "10.25982/73218.75/1777998";
  private static final String EXPORT_CONTROLLED = "34A313AF57372708E0531A570681D9CF1465";
  private static final String EMBARGOED = "ECBCC1C130112ED9E04306570681B10723";
  private static final String PROPRIETARY = "asl_1000";

  private static Installation entente;
  private static Browser browser;
  private static Person riken;
  private static String request;
  private static String accessToken;
  private static String liveToken;

  @BeforeAll
  static void start() {
    entente = Installation.named("tour");
    entente.up("--reset");
    browser = new Browser();
    riken = new Person(entente, "scientist-riken");
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (browser != null) {
      browser.close();
    }
    if (entente != null) {
      entente.interrupt();
      assertThat(entente.isRunning("broker")).isFalse();
      assertThat(entente.isRunning("keycloak")).isFalse();
      assertThat(entente.state().resolve("postgres/data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  @Order(1)
  void aScientistSignsInAndFindsWhatTheRulesLetThemDiscoverAndNothingElse() {
    await("the imported catalog is in the index")
        .atMost(ofSeconds(30))
        .untilAsserted(() -> assertThat(everything(riken)).isGreaterThan(1_400));
    int curated = everything(person("curator"));
    assertThat(curated).isGreaterThanOrEqualTo(1_500).isGreaterThan(everything(riken));
    try (Visitor scientist = visitor("scientist-riken")) {
      scientist.open("/?q=soil+microbiome").picture("search");
      assertThat(scientist.reads()).contains("datasets").contains("Soil");
      assertThat(scientist.page().locator("mark").count()).isPositive();
    }
    assertThat(find(riken, PROPRIETARY)).isNull();
    assertThat(find(riken, EMBARGOED)).isNull();
    String hidden = find(person("curator"), PROPRIETARY);
    assertThat(hidden).isNotNull();
    assertHiddenIsLikeAbsent(hidden);
  }

  @Test
  @Order(2)
  void theDatasetsPageSaysThatTheyMayAskAndWhoDecides() {
    try (Visitor scientist = visitor("scientist-riken")) {
      scientist.open("/datasets/" + find(riken, RESTRICTED)).picture("dataset");
      assertThat(scientist.reads()).contains("You may ask").containsIgnoringCase("steward");
    }
  }

  @Test
  @Order(3)
  void threeScientistsSeeThreeAnswersAndOneOfThemAsks() {
    String dataset = find(riken, RESTRICTED);
    assertThat(receive(person("scientist-riken"), dataset)).isEqualTo("ask");
    assertThat(receive(person("scientist-ornl"), dataset)).isEqualTo("ask");
    JsonNode denied =
        person("scientist-univ").get("/api/v1/datasets/" + dataset + "/access").with(200).json();
    assertThat(denied.at("/receive/decision").asText()).isEqualTo("deny");
    assertThat(denied.at("/receive/reasons").toString()).contains("agreement");
    try (Visitor student = visitor("scientist-univ")) {
      student.open("/datasets/" + dataset).picture("dataset-denied");
      assertThat(student.reads()).contains("You may not").contains("agreement");
    }
    try (Visitor scientist = visitor("scientist-riken")) {
      scientist.open("/datasets/" + dataset).follow("Request access");
      scientist.page().fill("#justification", "To compare flux models of synthetic communities.");
      scientist.page().fill("#days", "60");
      scientist.picture("request-new").click("Send the request").picture("request");
      assertThat(scientist.page().url()).contains("/requests/");
      request = scientist.page().url().replaceAll(".*/requests/([0-9a-f-]{36}).*", "$1");
    }
    JsonNode state = riken.get("/api/v1/requests/" + request).with(200).json();
    assertThat(state.path("state").asText()).isEqualTo("submitted");
    assertThat(state.at("/parts/0/approvalsNeeded/0").asText()).isEqualTo("steward");
  }

  @Test
  @Order(4)
  void theOwnersStewardFindsItWithAllItTakesToDecideAndApproves() {
    riken.post("/api/v1/requests/" + request + "/approve", "{\"approval\":\"steward\"}").with(403);
    try (Visitor steward = visitor("steward-ornl")) {
      steward.open("/queue").picture("queue");
      assertThat(steward.reads()).contains("Community Modeling");
      steward.open("/queue/" + request).picture("decision");
      assertThat(steward.reads()).contains("To compare flux models").contains("RIKEN");
      steward.click("Approve");
    }
    assertThat(stateOf(request)).isEqualTo("approved");
  }

  @Test
  @Order(5)
  void whatIsUnderExportControlNeedsTheExportOfficerTooAndWhatIsOpenNeedsNobody() {
    Person ornl = person("scientist-ornl");
    String both = ask(ornl, find(ornl, EXPORT_CONTROLLED));
    person("steward-ornl")
        .post("/api/v1/requests/" + both + "/approve", "{\"approval\":\"export-control\"}")
        .with(403);
    person("steward-ornl")
        .post("/api/v1/requests/" + both + "/approve", "{\"approval\":\"steward\"}")
        .with(200);
    JsonNode half = ornl.get("/api/v1/requests/" + both).with(200).json();
    assertThat(half.path("state").asText()).isEqualTo("submitted");
    assertThat(half.at("/parts/0/approvalsNeeded").toString()).isEqualTo("[\"export-control\"]");
    try (Visitor officer = visitor("export-officer")) {
      officer.open("/queue/" + both).picture("decision-export").click("Approve");
    }
    assertThat(ornl.get("/api/v1/requests/" + both).json().path("state").asText())
        .isEqualTo("approved");
    assertThat(stateOf(ask(riken, find(riken, OPEN)))).isEqualTo("approved");
  }

  @Test
  @Order(6)
  void theSignInTokenIsExchangedForOneThatEndsAndAFileIsDownloadedWithIt() throws Exception {
    String dataset = find(riken, RESTRICTED);
    JsonNode token = riken.exchange(dataset).with(200).json();
    assertThat(token.path("expires_in").asInt()).isBetween(1, 3_600);
    accessToken = token.get("access_token").asText();
    JsonNode file =
        riken.get("/api/v1/datasets/" + dataset).with(200).json().at("/distributions/0");
    String path = file.get("path").asText();

    Person.Answer whole = riken.download(accessToken, dataset, path, "").with(200);
    assertThat(sha256(whole.body())).isEqualTo(file.get("sha256").asText());
    assertThat(whole.headers().get("etag")).contains(file.get("sha256").asText());
    Person.Answer part = riken.download(accessToken, dataset, path, "bytes=10-19").with(206);
    assertThat(part.body()).containsExactly(java.util.Arrays.copyOfRange(whole.body(), 10, 20));

    riken.download("no-token", dataset, path, "").with(401);
    riken.download(riken.token(), dataset, path, "").with(401);
    riken.download(altered(accessToken), dataset, path, "").with(401);
    riken.download(accessToken, find(riken, OPEN), "datacite.json", "").with(403);
    Person.Answer none = person("scientist-univ").exchange(dataset);
    assertThat(none.with(403).json().path("error").asText()).isEqualTo("access_denied");
    liveToken = riken.exchange(dataset).with(200).json().get("access_token").asText();
    try (Visitor scientist = visitor("scientist-riken")) {
      scientist.open("/grants").picture("grants");
      assertThat(scientist.reads()).contains("Community Modeling");
    }
  }

  @Test
  @Order(7)
  void revokingTheGrantEndsWhatLivesUnderItAtOnce() {
    String dataset = find(riken, RESTRICTED);
    try (Visitor steward = visitor("steward-ornl")) {
      steward.open("/stewardship").picture("stewardship");
      steward
          .page()
          .locator("tr", new Page.LocatorOptions().setHasText("Community Modeling"))
          .getByRole(AriaRole.LINK)
          .first()
          .click();
      steward.follow("Revoke");
      steward.page().fill("#reason", "The project has ended.");
      steward.picture("revoke").click("Revoke");
    }
    riken.download(liveToken, dataset, "datacite.json", "").with(401);
    Person.Answer refused = riken.exchange(dataset).with(403);
    assertThat(refused.json().path("error_description").asText()).contains("revoked");
  }

  @Test
  @Order(8)
  void theAuditorSeesEachStepAndTakesTheTrailAlong() {
    Person auditor = person("auditor");
    List<String> types = new ArrayList<>();
    await("the trail is sequenced")
        .atMost(ofSeconds(10))
        .untilAsserted(
            () -> {
              types.clear();
              auditor
                  .get("/api/v1/audit/export?format=jsonl&actor=scientist-riken")
                  .with(200)
                  .text()
                  .lines()
                  .forEach(line -> types.add(line.replaceAll(".*\"type\":\"([^\"]+)\".*", "$1")));
              assertThat(types)
                  .contains(
                      "session.started",
                      "catalog.searched",
                      "dataset.viewed",
                      "access.preflighted",
                      "request.created",
                      "request.submitted",
                      "token.issued",
                      "data.served",
                      "token.refused");
            });
    String csv = auditor.get("/api/v1/audit/export?format=csv&actor=steward-ornl").with(200).text();
    assertThat(csv.lines().findFirst())
        .hasValueSatisfying(head -> assertThat(head).startsWith("index,"));
    assertThat(csv).contains("request.approved").contains("grant.revoked");
    try (Visitor visitor = visitor("auditor")) {
      visitor.open("/audit").picture("audit");
      assertThat(visitor.reads()).contains("grant.revoked");
    }
    riken.get("/api/v1/audit/entries").with(403);
  }

  @Test
  @Order(9)
  void thoseWhoKeepTheHouseHaveTheirScreensToo() {
    try (Visitor curator = visitor("curator")) {
      curator.open("/imports").picture("imports");
      assertThat(curator.reads()).contains("completed");
    }
    try (Visitor admin = visitor("admin")) {
      admin.open("/registers").picture("registers");
      assertThat(admin.reads()).contains("Training courses");
      admin.open("/registers/agreements").picture("agreements");
      assertThat(admin.reads()).contains("us-jp-2026");
    }
    try (Visitor scientist = visitor("scientist-ornl")) {
      scientist.open("/policies").picture("policies");
      scientist.open("/account").picture("account");
      assertThat(scientist.reads()).contains("Oak Ridge");
    }
  }

  @Test
  @Order(10)
  void anAgentNeverHasMoreThanThePersonItActsFor() {
    Person agent = person("agent");
    assertThat(everything(agent)).isPositive().isLessThanOrEqualTo(everything(riken));
    assertThat(find(agent, PROPRIETARY)).isNull();
  }

  private static void assertHiddenIsLikeAbsent(String hidden) {
    Person.Answer there = riken.get("/api/v1/datasets/" + hidden).with(404);
    String absent = "00000000-0000-4000-8000-00000000dead";
    Person.Answer nowhere = riken.get("/api/v1/datasets/" + absent).with(404);
    assertThat(there.text().replace(hidden, absent)).isEqualTo(nowhere.text());
    assertThat(there.headers()).isEqualTo(nowhere.headers());
  }

  private static Person person(String account) {
    return new Person(entente, account);
  }

  private static Visitor visitor(String account) {
    return Visitor.to(entente, browser).signIn(account);
  }

  private static int everything(Person person) {
    return person.get("/api/v1/datasets?limit=1").with(200).json().get("total").asInt();
  }

  /** The id of the dataset with that identifier, as this person finds it; null if they do not. */
  private static String find(Person person, String identifier) {
    String query = URLEncoder.encode(identifier, StandardCharsets.UTF_8);
    JsonNode hits = person.get("/api/v1/datasets?q=" + query).with(200).json().get("items");
    return StreamSupport.stream(hits.spliterator(), false)
        .filter(hit -> hit.get("identifier").asText().equals(identifier))
        .map(hit -> hit.get("id").asText())
        .findFirst()
        .orElse(null);
  }

  private static String receive(Person person, String dataset) {
    return person
        .get("/api/v1/datasets/" + dataset + "/access?purpose=research")
        .with(200)
        .json()
        .at("/receive/decision")
        .asText();
  }

  private static String ask(Person person, String dataset) {
    String body =
        """
        {"datasets":["%s"],"purpose":"research","justification":"For the tour","days":30}"""
            .formatted(dataset);
    String id = person.post("/api/v1/requests", body).with(201).json().get("id").asText();
    person.post("/api/v1/requests/" + id + "/submit", "").with(200);
    return id;
  }

  private static String stateOf(String id) {
    return riken.get("/api/v1/requests/" + id).with(200).json().path("state").asText();
  }

  /** The same token with one bit of its signature changed. */
  private static String altered(String token) {
    int last = token.length() - 10;
    char other = token.charAt(last) == 'A' ? 'B' : 'A';
    return token.substring(0, last) + other + token.substring(last + 1);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
