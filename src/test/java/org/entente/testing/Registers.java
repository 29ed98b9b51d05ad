package org.entente.testing;

import java.util.List;
import java.util.Map;

/** What the tests register of the demo accounts, whatever the demo itself registers. */
public final class Registers {
  /** An agreement of ORNL, NIMS and RIKEN; the university has not joined it. */
  public static final String AGREEMENT = "test-agreement";

  private static final String LONG_AGO = "2026-01-01T00:00:00Z";
  private static boolean prepared;

  private Registers() {}

  /** Registers it once. */
  public static synchronized void prepare() {
    if (prepared) {
      return;
    }
    Person.ADMIN
        .sending(
            Map.of(
                "agreements", List.of(agreement()),
                "facts",
                    List.of(
                        fact(Person.SCIENTIST_ORNL, "usPerson", true),
                        fact(Person.STEWARD_ORNL, "usPerson", true),
                        fact(Person.SCIENTIST_RIKEN, "exportCountry", "JP"),
                        fact(Person.SCIENTIST_RIKEN, "coveredNationTie", false),
                        fact(Person.AGENT, "owners", List.of(NativeRecord.ORNL)),
                        fact(Person.AGENT, "purposes", List.of("research")),
                        fact(Person.AGENT, "mayTrain", false))))
        .put("/api/v1/facts")
        .then()
        .statusCode(200);
    prepared = true;
  }

  public static Map<String, Object> fact(Person person, String attribute, Object value) {
    return Map.of(
        "actor",
        person.subject(),
        "attribute",
        attribute,
        "value",
        value,
        "source",
        "test register");
  }

  private static Map<String, Object> agreement() {
    return Map.of(
        "id",
        AGREEMENT,
        "version",
        "1",
        "title",
        "Agreement of the tests",
        "parties",
        List.of(NativeRecord.ORNL, NativeRecord.NIMS, "https://ror.org/01sjwvz98"),
        "inForceFrom",
        LONG_AGO);
  }
}
