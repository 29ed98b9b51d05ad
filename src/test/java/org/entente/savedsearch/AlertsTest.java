package org.entente.savedsearch;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.entente.testing.MailServer;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Registers;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts, from a saved search to a letter in a real mail server, and everything between. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@WithTestResource(MailServer.class)
class AlertsTest {
  private static final String PATH = "/api/v1/saved-searches";
  private static final String MAILBOX = "scientist-ornl@example.org";

  @Inject Checks checks;
  @Inject Letters letters;
  @Inject SavedSearchStore store;
  @Inject DataSource database;
  @Inject Clock clock;

  /** In no other test's titles. */
  private final String word = "zq" + UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void emptyMailboxes() throws Exception {
    Registers.prepare();
    MailServer.post().purgeEmailFromAllMailboxes();
    change("delete from saved_search");
  }

  @Test
  void aNewDatasetIsMailedOnceAndIsOnRecord() throws Exception {
    published(NativeRecord.open().with("title", "Known " + word));
    String search = saves(Person.SCIENTIST_ORNL);
    round(search);
    assertThat(post()).isEmpty();

    String dataset = published(NativeRecord.open().with("title", "Fresh <b>" + word + "</b>"));
    round(search);
    round(search);

    assertThat(post()).hasSize(1);
    MimeMessage mail = post()[0];
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getAllRecipients()[0]).hasToString(MAILBOX);
    assertThat(mail.getFrom()[0]).hasToString("catalog@entente.example");
    assertThat(mail.getSubject()).isEqualTo("Entente: 1 new dataset in a saved search");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(part(mail, "text/plain"))
        .contains("Search of " + word, "Fresh <b>" + word, "/datasets/" + dataset)
        .contains("/saved-searches/" + search)
        .doesNotContain("Known");
    assertThat(part(mail, "text/html")).contains("Fresh &lt;b&gt;" + word).doesNotContain("<b>");

    Map<String, Object> entry = Trail.awaits("saved-search:" + search, "catalog.alerted allowed");
    assertThat(entry.get("actor")).isEqualTo("scientist-ornl");
    assertThat(entry.get("details")).isEqualTo(Map.of("count", 1, "total", 2));
    assertThat(entry.get("bundle")).isNotNull();
    assertThat(entry.toString()).doesNotContain("Fresh", "example.org");

    reads(search).body("unseen", contains(dataset)).body("$", hasKey("mailedAt"));
    Person.SCIENTIST_ORNL.calling().post(PATH + "/{id}/seen", search).then().statusCode(200);
    reads(search).body("unseen", empty());
  }

  @Test
  void aRightThatIsLostBeforeTheCheckLeavesNothing() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    NativeRecord record = NativeRecord.open().with("title", word);
    String dataset = published(record);
    replaced(dataset, record.governed("metadataTier", "hidden"), 0);
    round(search);

    assertThat(post()).isEmpty();
    reads(search).body("unseen", empty()).body("$", not(hasKey("mailedAt")));
    assertThat(Trail.of("saved-search:" + search)).doesNotContain("catalog.alerted allowed");
  }

  @Test
  void aRightThatIsLostBetweenCheckAndLetterLeavesNothing() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    NativeRecord record = NativeRecord.open().with("title", word);
    String dataset = published(record);
    check(search);
    assertThat(waiting(search)).isEqualTo(1);
    reads(search).body("unseen", hasSize(1));
    replaced(dataset, record.governed("metadataTier", "hidden"), 0);
    reads(search).body("unseen", empty());
    letters.sendDue();

    assertThat(post()).isEmpty();
    assertThat(waiting(search)).isZero();
    reads(search).body("$", not(hasKey("mailedAt")));
  }

  @Test
  void whatBecomesVisibleByAFactIsTold() throws Exception {
    String project = "project-" + word;
    String dataset =
        NativeRecord.open()
            .with("title", word)
            .governed("embargo", Map.of("until", "2099-01-01T00:00:00Z", "team", List.of(project)))
            .publish();
    await().atMost(ofSeconds(20)).until(() -> found(Person.CURATOR) == 1);
    String search = saves(Person.SCIENTIST_ORNL);
    round(search);
    assertThat(post()).isEmpty();

    register(List.of(project));
    round(search);
    assertThat(post()).hasSize(1);
    // The subscriber knows its name, but not everybody does.
    assertThat(part(post()[0], "text/plain"))
        .contains("1 new dataset", "Sign in to see which it is.")
        .doesNotContain("/datasets/", "- " + word);
    reads(search).body("unseen", contains(dataset));

    register(List.of("none"));
    round(search);
    reads(search).body("unseen", empty());
    register(List.of(project));
    round(search);
    assertThat(post()).as("forgotten, hence new again").hasSize(2);
  }

  @Test
  void whatBecomesVisibleByItsGovernanceIsTold() throws Exception {
    NativeRecord record = NativeRecord.hidden().with("title", word);
    String dataset = record.publish();
    await().atMost(ofSeconds(20)).until(() -> found(Person.CURATOR) == 1);
    String search = saves(Person.SCIENTIST_ORNL);
    replaced(dataset, record.governed("metadataTier", "summary"), 1);
    round(search);

    assertThat(part(post()[0], "text/plain")).contains(word, "/datasets/" + dataset);
  }

  @Test
  void hiddenDatasetsMakeNoDifferenceToALetter() throws Exception {
    String other = "zr" + word.substring(2);
    String one = saves(Person.SCIENTIST_ORNL, word);
    String two = saves(Person.SCIENTIST_ORNL, other);
    for (String each : List.of(word, other)) {
      for (String title : List.of("Alpha of ", "Beta of ")) {
        NativeRecord.open().with("title", title + each).with("issued", "2024-02-01").publish();
      }
    }
    for (String title : List.of("Hidden of ", "Newest hidden of ")) {
      NativeRecord.hidden()
          .ownedBy(NativeRecord.NIMS)
          .with("title", title + word)
          .with("issued", "2026-02-01")
          .publish();
    }
    // Its record holds the word, its summary does not, and the summary is all one may read.
    NativeRecord.open()
        .ownedBy(NativeRecord.NIMS)
        .with("description", "Only the record speaks of " + word)
        .with("summary", "Short.")
        .governed("metadataTier", "summary")
        .publish();
    await().atMost(ofSeconds(20)).until(() -> found(Person.CURATOR) == 5);
    check(one);
    check(two);
    sends(one);
    sends(two);

    assertThat(post()).hasSize(2);
    List<String> said = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    for (MimeMessage mail : post()) {
      subjects.add(mail.getSubject());
      said.add(
          (part(mail, "text/plain") + part(mail, "text/html"))
              .replace(word, "word")
              .replace(other, "word")
              .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
              .replaceAll("token=[\\w-]+", "token"));
    }
    assertThat(sorted(said.getFirst()))
        .isEqualTo(sorted(said.getLast()))
        .contains("2 new datasets");
    assertThat(subjects.getFirst()).isEqualTo(subjects.getLast());
    for (String search : List.of(one, two)) {
      assertThat(Trail.awaits("saved-search:" + search, "catalog.alerted allowed").get("details"))
          .isEqualTo(Map.of("count", 2, "total", 2));
    }
  }

  @Test
  void aLetterNamesWhatIsEverybodysAndCountsTheRest() throws Exception {
    String search = saves(Person.STEWARD_ORNL);
    String open = NativeRecord.open().with("title", "Open " + word).publish();
    NativeRecord.hidden().with("title", "Secret " + word).publish();
    await().atMost(ofSeconds(20)).until(() -> found(Person.STEWARD_ORNL) == 2);
    round(search);

    String mail = GreenMailUtil.getWholeMessage(post()[0]);
    assertThat(part(post()[0], "text/plain"))
        .contains("2 new datasets", "Open " + word, open, "And 1 more; sign in to see which.");
    assertThat(mail).doesNotContain("Secret");
  }

  @Test
  void whileTheMailServerIsAwayALetterWaitsAndIsSentOnce() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    MailServer.wire().cut();
    try {
      check(search);
      letters.sendDue();
      assertThat(waiting(search)).isEqualTo(1);
    } finally {
      MailServer.wire().mend();
    }
    assertThat(post()).isEmpty();
    letters.sendDue();
    assertThat(post()).as("not before its time").isEmpty();
    String id = text("select id::text from saved_search_letter where search = ?", search);

    // Meanwhile the search rests, and what else is found comes with the next letter.
    published(NativeRecord.open().with("title", "Second " + word));
    check(search);
    letterIsDue(search);
    sends(search);
    letters.sendDue();
    assertThat(post()).hasSize(1);
    assertThat(post()[0].getMessageID()).isEqualTo("<" + id + "@localhost>");
    assertThat(part(post()[0], "text/plain")).contains("1 new dataset ").doesNotContain("Second");
    round(search);
    assertThat(post()).hasSize(2);
    assertThat(part(post()[1], "text/plain")).contains("Second");
  }

  @Test
  void afterACrashBetweenCommitAndSendItIsSentOnce() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    check(search);
    // A node took it and died before it was sent.
    UUID id =
        UUID.fromString(text("select id::text from saved_search_letter where search = ?", search));
    Instant now = clock.instant();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertThat(store.holdLetter(id, now)).isPresent();
              store.attempt(id, now.plusSeconds(120));
            });
    letters.sendDue();
    assertThat(post()).as("another node may still be sending it").isEmpty();
    letterIsDue(search);
    sends(search);
    letters.sendDue();
    assertThat(post()).hasSize(1);
    assertThat(post()[0].getMessageID()).contains(id.toString());
    assertThat(waiting(search)).isZero();
  }

  @Test
  void ofManyNodesAtOnceOneSends() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    due(search);
    List<Callable<Void>> nodes = new ArrayList<>();
    for (int node = 0; node < 8; node++) {
      nodes.add(
          () -> {
            checks.checkDue();
            letters.sendDue();
            return null;
          });
    }
    try (ExecutorService all = Executors.newFixedThreadPool(nodes.size())) {
      for (Future<Void> node : all.invokeAll(nodes)) {
        node.get();
      }
    }
    sends(search);
    assertThat(post()).hasSize(1);
    Trail.tells("saved-search:" + search, "search.saved allowed", "catalog.alerted allowed");
  }

  @Test
  void afterTheLastAttemptItIsGivenUpAndThePersonIsTold() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    MailServer.wire().cut();
    try {
      check(search);
      for (int attempt = 0; attempt < Letters.MOST_ATTEMPTS; attempt++) {
        assertThat(waiting(search)).as("before attempt " + attempt).isEqualTo(1);
        letterIsDue(search);
        letters.sendDue();
      }
    } finally {
      MailServer.wire().mend();
    }
    assertThat(waiting(search)).isZero();
    reads(search).body("$", hasKey("undeliveredAt")).body("unseen", hasSize(1));

    published(NativeRecord.open().with("title", "Next " + word));
    round(search);
    assertThat(post()).hasSize(1);
    reads(search).body("$", not(hasKey("undeliveredAt"))).body("unseen", hasSize(2));
  }

  @Test
  void theLinkInALetterEndsTheAlertsWithoutASignIn() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    round(search);
    String header = post()[0].getHeader("List-Unsubscribe")[0];
    String link = header.substring(1, header.length() - 1);
    assertThat(part(post()[0], "text/plain")).contains(link);

    given()
        .urlEncodingEnabled(false)
        .header("Accept", "text/html")
        .get(link)
        .then()
        .statusCode(200)
        .body(containsString("End these alerts?"))
        .body(not(containsString(word)));
    reads(search).body("alerts", equalTo("daily"));
    for (int again = 0; again < 2; again++) {
      given()
          .urlEncodingEnabled(false)
          .formParam("List-Unsubscribe", "One-Click")
          .post(link)
          .then()
          .statusCode(200)
          .body(not(containsString(word)));
      reads(search).body("alerts", equalTo("never")).body("$", not(hasKey("dueAt")));
    }
    Trail.tells(
        "saved-search:" + search,
        "search.saved allowed",
        "catalog.alerted allowed",
        "search.unsubscribed allowed");
  }

  @Test
  void aForgedOrForeignTokenEndsNothing() {
    String search = saves(Person.SCIENTIST_ORNL);
    saves(Person.SCIENTIST_ORNL);
    String foreign =
        Person.SCIENTIST_ORNL
            .calling()
            .queryParam("limit", 1)
            .get(PATH)
            .then()
            .extract()
            .path("cursor");
    for (String token : List.of("", "rubbish", search, foreign, "A".repeat(3_000))) {
      for (String verb : List.of("GET", "POST")) {
        given()
            .header("Accept", "text/html")
            .queryParam("token", token)
            .request(verb, "/saved-searches/unsubscribe")
            .then()
            .statusCode(400);
      }
    }
    reads(search).body("alerts", equalTo("daily"));
  }

  @Test
  void whoMayHaveLeftGetsNothingAndHearsOfItWhenBack() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    check(search);
    assertThat(waiting(search)).isEqualTo(1);
    change(
        "update actor set asserted_at = asserted_at - interval '40 days' where name = 'scientist-ornl'");
    try {
      letters.sendDue();
      assertThat(post()).isEmpty();
      assertThat(waiting(search)).isZero();
      published(NativeRecord.open().with("title", "While away " + word));
      round(search);
      assertThat(post()).isEmpty();
      assertThat(
              text(
                  "select cardinality(datasets)::text from saved_search_told where search = ?",
                  search))
          .as("what was told is not forgotten")
          .isEqualTo("1");
    } finally {
      change(
          "update actor set asserted_at = asserted_at + interval '40 days' where name = 'scientist-ornl'");
    }
    round(search);
    assertThat(post()).hasSize(1);
    assertThat(part(post()[0], "text/plain")).contains("1 new dataset ", "While away");
  }

  @Test
  void withoutAVerifiedAddressAlertsShowOnThePagesOnly() throws Exception {
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    change("update actor set email = null where name = 'scientist-ornl'");
    try {
      round(search);
      assertThat(waiting(search)).isZero();
      assertThat(post()).isEmpty();
    } finally {
      change("update actor set email = '" + MAILBOX + "' where name = 'scientist-ornl'");
    }
    reads(search).body("unseen", hasSize(1));
  }

  @Test
  void aChangedQuestionStartsAnew() throws Exception {
    String other = "zr" + word.substring(2);
    published(NativeRecord.open().with("title", other), other);
    String search = saves(Person.SCIENTIST_ORNL);
    published(NativeRecord.open().with("title", word));
    check(search);
    Person.SCIENTIST_ORNL
        .sending(Map.of("name", "Other", "text", other, "alerts", "weekly"))
        .put(PATH + "/{id}", search)
        .then()
        .statusCode(200)
        .body("unseen", empty());
    assertThat(waiting(search)).isZero();
    round(search);
    assertThat(post()).isEmpty();
  }

  private String saves(Person person) {
    return saves(person, word);
  }

  private static String saves(Person person, String text) {
    return person
        .sending(Map.of("name", "Search of " + text, "text", text, "alerts", "daily"))
        .post(PATH)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse reads(String search) {
    return Person.SCIENTIST_ORNL.calling().get(PATH + "/{id}", search).then().statusCode(200);
  }

  /** As the time for it comes: asked again, and what that left is sent. */
  private void round(String search) throws SQLException {
    check(search);
    sends(search);
  }

  /** A dialogue may stall on a busy machine; then the letter is tried again, as ever. */
  private void sends(String search) throws SQLException {
    letters.sendDue();
    for (int attempt = 2; attempt < Letters.MOST_ATTEMPTS && waiting(search) > 0; attempt++) {
      letterIsDue(search);
      letters.sendDue();
    }
  }

  private void check(String search) throws SQLException {
    due(search);
    checks.checkDue();
  }

  private void due(String search) throws SQLException {
    change(
        "update saved_search set due_at = now() - interval '1 minute' where id = '" + search + "'");
  }

  private void letterIsDue(String search) throws SQLException {
    change("update saved_search_letter set due_at = now() where search = '" + search + "'");
  }

  private int waiting(String search) throws SQLException {
    return Integer.parseInt(
        text("select count(*)::text from saved_search_letter where search = ?", search));
  }

  /** Publishes and waits until the person's search finds it. */
  private String published(NativeRecord record) {
    return published(record, word);
  }

  private static String published(NativeRecord record, String text) {
    long before = found(Person.CURATOR, text);
    String id = record.publish();
    await().atMost(ofSeconds(20)).until(() -> found(Person.CURATOR, text) > before);
    return id;
  }

  /** Replaces the record and waits until the scientist finds that many. */
  private void replaced(String dataset, NativeRecord record, int visible) {
    Person.CURATOR
        .sending(record.json())
        .put("/api/v1/datasets/{id}", dataset)
        .then()
        .statusCode(200);
    await().atMost(ofSeconds(20)).until(() -> found(Person.SCIENTIST_ORNL) == visible);
  }

  private long found(Person person) {
    return found(person, word);
  }

  private static long found(Person person, String text) {
    return person
        .calling()
        .queryParam("q", text)
        .get("/api/v1/datasets")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getLong("total");
  }

  private static void register(List<String> projects) {
    Person.ADMIN
        .sending(
            Map.of("facts", List.of(Registers.fact(Person.SCIENTIST_ORNL, "projects", projects))))
        .put("/api/v1/facts")
        .then()
        .statusCode(200);
  }

  private static MimeMessage[] post() {
    return MailServer.post().getReceivedMessages();
  }

  private static String part(Message mail, String type) throws MessagingException, IOException {
    Multipart parts = (Multipart) mail.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType(type)) {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace("\r\n", "\n");
      }
    }
    throw new AssertionError("no " + type + " in the letter");
  }

  /** Datasets of one day are in the order of their random ids. */
  private static String sorted(String text) {
    return Arrays.stream(text.split("\n", -1)).sorted().toList().toString();
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private String text(String sql, String parameter) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(sql.replace("search = ?", "search = ?::uuid"))) {
      statement.setString(1, parameter);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
