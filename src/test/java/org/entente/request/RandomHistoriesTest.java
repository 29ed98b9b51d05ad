package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest.State;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;

/** Whatever people try, a part moves only as the table lets it, and a decided part never again. */
class RandomHistoriesTest {
  private static final int HISTORIES = 4_000;
  private static final int COMMANDS = 25;
  private static final long USUAL_SEED = 20_261_124L;

  /** Written out once more, so that a wrong move in the fold is not its own witness. */
  private static final Map<State, Set<State>> MOVES = new EnumMap<>(State.class);

  static {
    MOVES.put(State.DRAFT, EnumSet.of(State.SUBMITTED, State.WITHDRAWN));
    MOVES.put(
        State.SUBMITTED,
        EnumSet.of(State.APPROVED, State.REJECTED, State.RETURNED, State.WITHDRAWN));
    MOVES.put(State.RETURNED, EnumSet.of(State.SUBMITTED, State.WITHDRAWN));
    MOVES.put(State.APPROVED, EnumSet.noneOf(State.class));
    MOVES.put(State.REJECTED, EnumSet.noneOf(State.class));
    MOVES.put(State.WITHDRAWN, EnumSet.noneOf(State.class));
  }

  @Test
  void randomCommandsNeverReachAnIllegalState() {
    long seed = Seeds.one(USUAL_SEED);
    System.out.println("RandomHistoriesTest seed " + seed);
    Random random = new Random(seed);
    Set<State> reached = EnumSet.noneOf(State.class);
    for (int history = 0; history < HISTORIES; history++) {
      RandomHistories people = new RandomHistories(random);
      List<RequestEvent> events = new ArrayList<>(List.of(people.opening()));
      RequestState state = Fold.of(Stories.ID, events);
      for (int i = 0; i < COMMANDS; i++) {
        if (people.next(state) instanceof Verdict.Accepted accepted) {
          for (RequestEvent event : accepted.events()) {
            RequestState after = Fold.evolve(state, event);
            assertLegal(state, after);
            state = after;
            events.add(event);
          }
          reached.add(state.state());
        }
      }
      assertThat(Fold.of(Stories.ID, events)).isEqualTo(state);
      assertThat(state.version()).isEqualTo(events.size());
      assertThat(Views.of(state, events, owner -> true).history()).hasSize(events.size());
    }
    if (seed == USUAL_SEED) {
      assertThat(reached).contains(State.APPROVED, State.REJECTED, State.CLOSED, State.WITHDRAWN);
    }
  }

  private static void assertLegal(RequestState before, RequestState after) {
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.parts().keySet()).isEqualTo(before.parts().keySet());
    before
        .parts()
        .forEach(
            (owner, part) -> {
              PartState now = after.parts().get(owner);
              assertThat(now.datasets()).isEqualTo(part.datasets());
              if (now.state() != part.state()) {
                assertThat(MOVES.get(part.state())).contains(now.state());
              }
              assertThat(now.approvals()).noneMatch(given -> given.by().sameAs(before.requester()));
              if (now instanceof PartState.Submitted open) {
                Set<Approval> given = new HashSet<>();
                open.given().forEach(each -> assertThat(given.add(each.approval())).isTrue());
                given.retainAll(open.outstanding());
                assertThat(given).isEmpty();
              }
            });
  }
}
