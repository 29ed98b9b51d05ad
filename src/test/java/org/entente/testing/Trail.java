package org.entente.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/** The audit trail as the auditor reads it. */
public final class Trail {
  private Trail() {}

  /** The entries about a subject, oldest first, as far as they have an index. */
  public static List<Map<String, Object>> about(String subject) {
    List<Map<String, Object>> entries =
        new ArrayList<>(
            Person.AUDITOR
                .calling()
                .queryParam("subject", subject)
                .queryParam("limit", 500)
                .get("/api/v1/audit/entries")
                .then()
                .statusCode(200)
                .extract()
                .<List<Map<String, Object>>>path("items"));
    Collections.reverse(entries);
    return entries;
  }

  /** What happened to a subject: type and outcome, oldest first. */
  public static List<String> of(String subject) {
    return about(subject).stream()
        .map(entry -> entry.get("type") + " " + entry.get("outcome"))
        .toList();
  }

  /** The ids of the rules that an entry rests on. */
  @SuppressWarnings("unchecked")
  public static List<String> rules(Map<String, Object> entry) {
    return (List<String>) ((Map<?, ?>) entry.get("details")).get("rules");
  }

  /** Waits until exactly this happened to a subject, in this order. */
  public static void tells(String subject, String... typesAndOutcomes) {
    Awaitility.await("trail of " + subject)
        .atMost(10, SECONDS)
        .untilAsserted(
            () ->
                org.hamcrest.MatcherAssert.assertThat(
                    of(subject), Matchers.contains(typesAndOutcomes)));
  }

  /** Waits until this is among what happened to a subject; the last such entry. */
  public static Map<String, Object> awaits(String subject, String typeAndOutcome) {
    return awaits(subject, typeAndOutcome, entry -> true);
  }

  /**
   * As {@link #awaits(String, String)}, of what one person did: entries of others may come first.
   */
  public static Map<String, Object> awaits(Person actor, String subject, String typeAndOutcome) {
    return awaits(subject, typeAndOutcome, entry -> actor.account().equals(entry.get("actor")));
  }

  private static Map<String, Object> awaits(
      String subject, String typeAndOutcome, Predicate<Map<String, Object>> which) {
    return Awaitility.await(typeAndOutcome + " of " + subject)
        .atMost(10, SECONDS)
        .until(
            () ->
                about(subject).stream()
                    .filter(
                        entry ->
                            typeAndOutcome.equals(entry.get("type") + " " + entry.get("outcome")))
                    .filter(which)
                    .reduce((first, second) -> second),
            java.util.Optional::isPresent)
        .orElseThrow();
  }
}
