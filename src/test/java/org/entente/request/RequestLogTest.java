package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RequestId;
import org.entente.policy.Approval;
import org.entente.request.RequestLog.Position;
import org.entente.testing.Seeds;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;

/** The log on a real PostgreSQL: what is stored is what was decided, once. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RequestLogTest {
  @Inject RequestLog log;

  @Test
  void theProjectionEqualsTheFoldAfterRandomCommands() {
    long seed = Seeds.one(20_261_124L);
    System.out.println("RequestLogTest seed " + seed);
    Random random = new Random(seed);
    for (int history = 0; history < 60; history++) {
      RandomHistories people = new RandomHistories(random);
      RequestId id = new RequestId(UUID.randomUUID());
      List<RequestEvent> events = new ArrayList<>(List.of(people.opening()));
      RequestState state = begin(id, (RequestEvent.Created) events.getFirst());
      for (int i = 0; i < 12; i++) {
        if (people.next(state) instanceof Verdict.Accepted accepted
            && !accepted.events().isEmpty()) {
          RequestState before = state;
          RequestState after = evolve(state, accepted.events());
          assertThat(append(before, accepted.events(), after)).isTrue();
          events.addAll(accepted.events());
          state = after;
        }
      }
      RequestState stored =
          QuarkusTransaction.requiringNew().call(() -> log.load(id)).orElseThrow();
      List<RequestEvent> read =
          QuarkusTransaction.requiringNew().call(() -> log.histories(List.of(id))).get(id);
      assertThat(read).isEqualTo(events);
      assertThat(stored).isEqualTo(Fold.of(id, read)).isEqualTo(state);
    }
  }

  @Test
  void ofManyDecisionsOnOneVersionExactlyOneIsWritten() throws Exception {
    RequestId id = new RequestId(UUID.randomUUID());
    RequestState draft = begin(id, (RequestEvent.Created) Stories.created(Stories.ORNL));
    RequestEvent remark =
        new RequestEvent.Commented(Stories.SCIENTIST, Stories.NOW, "me first", Optional.empty());
    RequestState after = Fold.evolve(draft, remark);

    List<Future<Boolean>> all = new ArrayList<>();
    try (ExecutorService clicks = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 200; i++) {
        all.add(clicks.submit(() -> append(draft, List.of(remark), after)));
      }
    }
    int written = 0;
    for (Future<Boolean> each : all) {
      written += each.get() ? 1 : 0;
    }

    assertThat(written).isEqualTo(1);
    assertThat(QuarkusTransaction.requiringNew().call(() -> log.histories(List.of(id))).get(id))
        .hasSize(2);
  }

  @Test
  void ownRequestsArePagedNewestFirst() {
    ActorRef person = new ActorRef("idp#" + UUID.randomUUID(), "somebody");
    List<RequestId> newestFirst = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      RequestEvent.Created template = (RequestEvent.Created) Stories.created(Stories.ORNL);
      RequestId id = new RequestId(UUID.randomUUID());
      begin(
          id,
          new RequestEvent.Created(
              i % 2 == 0 ? person : Stories.OFFICER,
              Stories.NOW.plus(Duration.ofSeconds(i)),
              i % 2 == 0 ? Optional.empty() : Optional.of(person),
              template.purpose(),
              template.justification(),
              template.days(),
              template.acceptedTerms(),
              template.shares()));
      newestFirst.addFirst(id);
    }

    List<RequestState> first = asked(person, Optional.empty(), 0, 2);
    Position place = new Position(first.getLast().createdAt(), first.getLast().id());
    List<RequestState> rest = asked(person, Optional.of(place), 0, 10);

    List<RequestId> seen = new ArrayList<>();
    first.forEach(each -> seen.add(each.id()));
    rest.forEach(each -> seen.add(each.id()));
    assertThat(seen).isEqualTo(newestFirst);
    assertThat(asked(person, Optional.empty(), 3, 10))
        .extracting(RequestState::id)
        .isEqualTo(newestFirst.subList(3, 5));
  }

  @Test
  void theQueueIsFoundByClassAndEmptiesWhenDecided() {
    String classId = UUID.randomUUID().toString();
    List<RequestState> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      RequestState draft =
          begin(
              new RequestId(UUID.randomUUID()),
              (RequestEvent.Created) Stories.created(Stories.ORNL));
      waiting.add(
          done(
              draft,
              new RequestEvent.Submitted(
                  Stories.SCIENTIST,
                  Stories.NOW.plus(Duration.ofSeconds(i)),
                  List.of(
                      new RequestEvent.Sought(
                          Stories.ORNL, Set.of(Approval.STEWARD), Set.of(classId))),
                  Optional.empty())));
    }

    assertThat(QuarkusTransaction.requiringNew().call(() -> log.wanted()))
        .contains(new RequestLog.Wanted(classId, Approval.STEWARD));
    assertThat(waiting(classId, Optional.empty())).isEqualTo(waiting);
    RequestState first = waiting.getFirst();
    assertThat(
            waiting(
                classId, Optional.of(new Position(first.submittedAt().orElseThrow(), first.id()))))
        .isEqualTo(waiting.subList(1, 3));

    done(first, Stories.rejected(Stories.ORNL));
    assertThat(waiting(classId, Optional.empty())).isEqualTo(waiting.subList(1, 3));
  }

  private RequestState begin(RequestId id, RequestEvent.Created event) {
    RequestState state = Fold.begin(id, event);
    QuarkusTransaction.requiringNew().run(() -> log.begin(state, event));
    return state;
  }

  private RequestState done(RequestState before, RequestEvent event) {
    RequestState after = Fold.evolve(before, event);
    assertThat(append(before, List.of(event), after)).isTrue();
    return after;
  }

  private boolean append(RequestState before, List<RequestEvent> events, RequestState after) {
    return QuarkusTransaction.requiringNew().call(() -> log.append(before, events, after));
  }

  private List<RequestState> asked(ActorRef actor, Optional<Position> after, int skip, int limit) {
    return QuarkusTransaction.requiringNew().call(() -> log.askedBy(actor, after, skip, limit));
  }

  private List<RequestState> waiting(String classId, Optional<Position> after) {
    return QuarkusTransaction.requiringNew().call(() -> log.waiting(Set.of(classId), after, 50));
  }

  private static RequestState evolve(RequestState state, List<RequestEvent> events) {
    RequestState after = state;
    for (RequestEvent event : events) {
      after = Fold.evolve(after, event);
    }
    return after;
  }
}
