package org.entente.identity;

import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.testing.Person;
import org.entente.testing.Registers;

/** What offices do with the register of facts, over HTTP and at its door. */
final class FactCalls {
  private FactCalls() {}

  /** Only of who has been seen is anything known. */
  static void everybodyHasBeenHere() {
    Registers.prepare();
    for (Person person : Person.values()) {
      person.calling().get("/api/v1/me").then().statusCode(200);
    }
  }

  static Response sends(Person by, Map<String, Object> fact) {
    return by.sending(Map.of("facts", List.of(fact))).put("/api/v1/facts");
  }

  /** Registers what says something new; the id of the statement that counts for it now. */
  static long registers(Person by, Map<String, Object> fact) {
    sends(by, fact).then().statusCode(200).body("registered", is(1));
    return by.calling()
        .queryParam("actor", fact.get("actor"))
        .queryParam("attribute", fact.get("attribute"))
        .get("/api/v1/facts")
        .then()
        .statusCode(200)
        .extract()
        .<Number>path("items.find { it.source == '%s' }.id".formatted(fact.get("source")))
        .longValue();
  }

  static Response withdraws(Person by, long id, String reason) {
    return by.sending(Map.of("reason", reason)).post("/api/v1/facts/{id}/withdraw", id);
  }

  /** An account that the demo realm does not have. */
  static Actor official(String name, RorId org, Role role) {
    return new Actor(
        new ActorRef("test#" + name, name),
        ActorKind.HUMAN,
        name,
        Optional.of(org),
        Set.of(role),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
