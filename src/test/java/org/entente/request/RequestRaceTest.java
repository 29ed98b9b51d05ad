package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.entente.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Many commands on one request at the same moment come to exactly one history. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RequestRaceTest {
  private static final int MANY = 20;

  @Test
  void manyApprovalsAtOnceGiveOneGrant() throws Exception {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());

    List<Response> answers = atOnce(MANY, () -> STEWARD_ORNL.approves(request, "steward"));

    assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 409).contains(200);
    SCIENTIST_RIKEN
        .reads(request)
        .then()
        .body("state", equalTo("approved"))
        .body("history.what", equalTo(List.of("created", "submitted", "approved")))
        .body("parts[0].approvals", hasSize(1));
    expectGrants(request, 1);
  }

  @Test
  void approvalRacesWithdrawalAndOneOfThemWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      String request = SCIENTIST_RIKEN.requests(NativeRecord.restricted().publish());

      List<Response> answers =
          together(
              List.of(
                  () -> STEWARD_ORNL.approves(request, "steward"),
                  () -> SCIENTIST_RIKEN.says("withdraw", request, "No longer needed.")));

      assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
      String state = SCIENTIST_RIKEN.reads(request).path("state");
      assertThat(state).isEqualTo(answers.get(0).statusCode() == 200 ? "approved" : "withdrawn");
      expectGrants(request, state.equals("approved") ? 1 : 0);
    }
  }

  @Test
  void manySubmissionsAtOnceCountOnce() throws Exception {
    String request = SCIENTIST_RIKEN.drafts(NativeRecord.open().publish());

    List<Response> answers = atOnce(MANY, () -> SCIENTIST_RIKEN.submits(request));

    assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 409).contains(200);
    SCIENTIST_RIKEN
        .reads(request)
        .then()
        .body("history.what", equalTo(List.of("created", "submitted", "approved")));
    expectGrants(request, 1);
  }

  private static void expectGrants(String request, int number) {
    SCIENTIST_RIKEN
        .calling()
        .queryParam("request", request)
        .get("/api/v1/grants")
        .then()
        .body("items", hasSize(number));
  }

  private static List<Response> atOnce(int times, Callable<Response> call) throws Exception {
    return together(java.util.Collections.nCopies(times, call));
  }

  private static List<Response> together(List<Callable<Response>> calls) throws Exception {
    for (Person person : List.of(SCIENTIST_RIKEN, STEWARD_ORNL)) {
      Tokens.of(person.account());
    }
    CyclicBarrier start = new CyclicBarrier(calls.size());
    List<Future<Response>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      for (Callable<Response> call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
    }
    List<Response> answers = new ArrayList<>();
    for (Future<Response> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }
}
