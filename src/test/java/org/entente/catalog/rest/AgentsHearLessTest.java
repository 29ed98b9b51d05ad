package org.entente.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.AGENT;
import static org.entente.testing.Person.SCIENTIST_RIKEN;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.entente.testing.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person whom a rule on citizenship stops hears of that rule; the AI agent that acts for them
 * hears only that there is something, wherever it is refused, and the trail has the rule of both.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AgentsHearLessTest {
  private static final String RULE = "consortium/export-ear";
  private static final String SOMETHING = "entente/personal-obstacle";
  private static final List<String> SENSITIVE =
      List.of(RULE, "usPerson", "exportCountry", "coveredNationTie", "itizen");

  private String dataset;

  @BeforeEach
  void publishWhatOnlyCitizensMayHave() {
    SCIENTIST_RIKEN.calling().get("/api/v1/me").then().statusCode(200);
    dataset =
        NativeRecord.open()
            .governed("export", Map.of("regime", "ear", "releasableTo", List.of("US")))
            .publish();
  }

  @Test
  void inThePreflight() {
    String toPerson = SCIENTIST_RIKEN.preflights(dataset, "research").asString();
    String toAgent = AGENT.preflights(dataset, "research").asString();

    assertThat(toPerson).contains(RULE);
    assertThat(toAgent).contains(SOMETHING).doesNotContain(SENSITIVE);
    assertThat(rules(AGENT, "access.preflighted allowed"))
        .contains(RULE)
        .doesNotContain(SOMETHING)
        .containsAll(rules(SCIENTIST_RIKEN, "access.preflighted allowed"));
  }

  @Test
  void whereATokenIsRefused() {
    String toPerson = SCIENTIST_RIKEN.exchanges(dataset).asString();
    String toAgent = AGENT.exchanges(dataset).asString();

    assertThat(toPerson).contains(RULE);
    assertThat(toAgent).contains("access_denied", SOMETHING).doesNotContain(SENSITIVE);
    assertThat(rules(AGENT, "token.refused denied")).contains(RULE);
  }

  @Test
  void whereARequestIsRefused() {
    String ofPerson = SCIENTIST_RIKEN.drafts(dataset);
    String ofAgent = AGENT.drafts(dataset);

    assertThat(SCIENTIST_RIKEN.submits(ofPerson).asString()).contains(RULE);
    assertThat(AGENT.submits(ofAgent).asString()).contains(SOMETHING).doesNotContain(SENSITIVE);
    assertThat(Trail.rules(Trail.awaits("request:" + ofAgent, "request.refused denied")))
        .contains(RULE);
    assertThat(SCIENTIST_RIKEN.submits(ofAgent).asString())
        .as("the person looks after what the agent asked for")
        .contains(RULE);
  }

  private List<String> rules(Person person, String typeAndOutcome) {
    return Trail.rules(Trail.awaits(person, "dataset:" + dataset, typeAndOutcome));
  }
}
