package org.entente.policy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.ADMIN;
import static org.entente.testing.Person.AUDITOR;
import static org.entente.testing.Person.CURATOR;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_NIMS;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Problems;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.entente.web.Browser;
import org.junit.jupiter.api.Test;

/** Who is told what by the decision explorer, over the API and on its page. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ExplainResourceTest {
  private static Response asks(Person reader, Person about, String dataset, String action) {
    Map<String, Object> question = new HashMap<>();
    question.put("dataset", dataset);
    question.put("action", action);
    if (about != reader) {
      question.put("actor", about.actorId());
    }
    return reader.sending(question).post("/api/v1/policies/explain");
  }

  private static void haveBeenSeen(Person... people) {
    for (Person person : people) {
      person.calling().get("/api/v1/me").then().statusCode(200);
    }
  }

  @Test
  void auditorsAndAdministratorsAreToldTheResultForAnyoneAndItIsOnRecord() {
    String dataset = NativeRecord.exportControlled().publish();
    haveBeenSeen(SCIENTIST_RIKEN);

    for (Person reader : new Person[] {AUDITOR, ADMIN}) {
      String answer =
          asks(reader, SCIENTIST_RIKEN, dataset, "receive")
              .then()
              .statusCode(200)
              .body("decision", equalTo("ask"))
              .body("tree.rules.flatten().outcome", hasItem("NOT_SHOWN"))
              .extract()
              .asString();
      assertThat(answer).contains("a fact that is not shown");
    }
    Map<String, Object> entry = Trail.awaits("dataset:" + dataset, "access.explored allowed");
    assertThat(entry.get("details").toString())
        .contains("about=actor:" + SCIENTIST_RIKEN.actorId())
        .doesNotContain("JP");
  }

  @Test
  void aStewardIsToldOfTheirOwnPeopleOnlyWhatTheSensitiveFactsDoNotChange() {
    String controlled = NativeRecord.exportControlled().publish();
    String open = NativeRecord.open().publish();
    haveBeenSeen(SCIENTIST_ORNL, SCIENTIST_RIKEN);

    asks(STEWARD_ORNL, SCIENTIST_ORNL, controlled, "receive")
        .then()
        .statusCode(200)
        .body("decision", equalTo("not_shown"))
        .body("rules.size()", equalTo(0));
    asks(STEWARD_ORNL, SCIENTIST_ORNL, open, "discover")
        .then()
        .statusCode(200)
        .body("decision", equalTo("allow"));
    Problems.expect(asks(STEWARD_ORNL, SCIENTIST_RIKEN, open, "discover"), 404, "not-found");
    Problems.expect(asks(STEWARD_NIMS, SCIENTIST_ORNL, open, "discover"), 404, "not-found");
  }

  @Test
  void everybodyAsksAboutThemselvesAndNobodyElse() {
    String hidden = NativeRecord.hidden().publish();
    String open = NativeRecord.open().publish();
    haveBeenSeen(SCIENTIST_RIKEN);

    asks(SCIENTIST_ORNL, SCIENTIST_ORNL, open, "receive")
        .then()
        .statusCode(200)
        .body("decision", equalTo("allow"))
        .body("tree[0].who", equalTo("Scientist (ORNL)"));
    Problems.expect(asks(SCIENTIST_ORNL, SCIENTIST_RIKEN, open, "receive"), 404, "not-found");
    Problems.expect(asks(CURATOR, SCIENTIST_RIKEN, open, "receive"), 404, "not-found");
    Problems.expect(asks(SCIENTIST_ORNL, SCIENTIST_ORNL, hidden, "receive"), 404, "not-found");
  }

  @Test
  void aBadQuestionIsToldWhatIsWrong() {
    String open = NativeRecord.open().publish();

    Problems.expect(asks(ADMIN, ADMIN, "no-id", "receive"), 400, "invalid");
    Problems.expect(asks(ADMIN, ADMIN, open, "approve"), 400, "invalid")
        .body("detail", containsString("discover, readMetadata"));
    Problems.expect(
        ADMIN
            .sending(Map.of("dataset", open, "action", "receive", "at", "yesterday"))
            .post("/api/v1/policies/explain"),
        400,
        "invalid");
  }

  @Test
  void thePageAnswersWithoutScript() {
    String dataset = NativeRecord.exportControlled().publish();
    try (Browser browser = new Browser()) {
      Page page = browser.windowWithoutScript();
      Browser.signIn(page, Servers.publicUrl(), "steward-ornl");
      page.navigate(Servers.publicUrl() + "/policies");
      page.click("text=Decision explorer");
      page.fill("#dataset", dataset);
      page.click("text=Explain");

      assertThat(page.locator("#answer-title").innerText()).isNotBlank();
      assertThat(page.url()).contains("dataset=" + dataset);
      assertThat(page.locator(".rung").count()).isGreaterThan(0);
      page.locator(".rule-condition summary").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".part-sign").first().isVisible()).isTrue();

      page.navigate(Servers.publicUrl() + "/policies/explorer?dataset=" + dataset + "&at=never");
      assertThat(page.locator("main").innerText()).contains("date and time of this century");
      page.navigate(
          Servers.publicUrl() + "/policies/explorer?dataset=" + dataset + "&at=2020-05-03T12:00");
      assertThat(page.locator("#answer-title").innerText().strip()).startsWith("Not known");
      Page phone = browser.window(390, ColorScheme.DARK);
      Browser.signIn(phone, Servers.publicUrl(), "steward-ornl");
      phone.navigate(Servers.publicUrl() + "/policies/explorer?dataset=" + dataset);
      assertThat(
              (Integer)
                  phone.evaluate(
                      "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .isZero();
      phone.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(java.nio.file.Path.of("target", "explorer-phone.png")));
    }
  }
}
