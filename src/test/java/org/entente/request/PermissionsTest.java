package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.request.Stories.NIMS;
import static org.entente.request.Stories.ORNL;
import static org.entente.request.Stories.STEWARD;
import static org.entente.request.Stories.after;
import static org.entente.request.Stories.approved;
import static org.entente.request.Stories.approvedByPolicy;
import static org.entente.request.Stories.clear;
import static org.entente.request.Stories.created;
import static org.entente.request.Stories.rejected;
import static org.entente.request.Stories.returned;
import static org.entente.request.Stories.sought;
import static org.entente.request.Stories.submitted;
import static org.entente.request.Stories.wanting;
import static org.entente.request.Stories.withdrawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest.State;
import org.entente.request.Stories.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in code, the table on the page, and what is decided: the three say the same. */
class PermissionsTest {
  static Stream<Arguments> combinations() {
    return Arrays.stream(State.values())
        .flatMap(
            state ->
                Arrays.stream(Standing.values())
                    .flatMap(
                        standing ->
                            Arrays.stream(Verb.values())
                                .map(verb -> Arguments.of(state, standing, verb))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void whatIsDecidedAgreesWithTheTable(State state, Standing standing, Verb verb) {
    boolean permitted = Permissions.permitted(state, standing).contains(verb);

    Verdict verdict = in(state, standing).does(command(verb));

    if (permitted) {
      assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
      assertThat(((Verdict.Accepted) verdict).events()).isNotEmpty();
    } else {
      Refusal refusal = ((Verdict.Refused) verdict).refusal();
      if (standing == Standing.OTHER) {
        assertThat(refusal).isEqualTo(new Refusal.NotVisible());
      } else if (Permissions.everPermitted(verb, standing)) {
        assertThat(refusal).isInstanceOf(Refusal.WrongState.class);
      } else {
        assertThat(refusal).isInstanceOf(Refusal.NotAllowed.class);
      }
    }
  }

  @Test
  void thePageShowsTheSameTable() throws IOException {
    Map<State, Map<Standing, Set<Verb>>> page = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("src/docs/requests.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length != 6) {
        continue;
      }
      Arrays.stream(State.values())
          .filter(state -> state.word().equals(cells[1].strip()))
          .forEach(
              state ->
                  page.put(
                      state,
                      Map.of(
                          Standing.REQUESTER, verbs(cells[2]),
                          Standing.DECIDER, verbs(cells[3]),
                          Standing.OTHER, verbs(cells[4]))));
    }

    assertThat(page).containsOnlyKeys(State.values());
    page.forEach(
        (state, row) ->
            row.forEach(
                (standing, verbs) ->
                    assertThat(Permissions.permitted(state, standing))
                        .as("%s %s", state, standing)
                        .isEqualTo(verbs)));
  }

  @Test
  void everyKindOfCommandHasAVerb() {
    Set<Verb> covered =
        Arrays.stream(Verb.values())
            .map(PermissionsTest::command)
            .map(Verb::of)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verb.class)));

    assertThat(covered).containsExactlyInAnyOrder(Verb.values());
    assertThat(Command.class.getPermittedSubclasses()).hasSize(Verb.values().length);
  }

  private static Set<Verb> verbs(String cell) {
    return Arrays.stream(cell.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(word -> Verb.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static Story in(State state, Standing standing) {
    Story story = after(historyTo(state).toArray(RequestEvent[]::new));
    return switch (standing) {
      case REQUESTER -> story.asRequester(wanting(Approval.STEWARD), wanting(Approval.STEWARD));
      case DECIDER -> story.asDeciderOf(ORNL, STEWARD, clear(), Approval.STEWARD);
      case OTHER -> story.asSomebodyElse();
    };
  }

  private static List<RequestEvent> historyTo(State state) {
    RequestEvent sent = submitted(sought(ORNL, Approval.STEWARD));
    return switch (state) {
      case DRAFT -> List.of(created(ORNL));
      case SUBMITTED -> List.of(created(ORNL), sent);
      case RETURNED -> List.of(created(ORNL), sent, returned(ORNL));
      case APPROVED ->
          List.of(
              created(ORNL),
              submitted(sought(ORNL, Approval.INSTITUTION)),
              approved(Stories.OFFICER, ORNL, Approval.INSTITUTION));
      case REJECTED -> List.of(created(ORNL), sent, rejected(ORNL));
      case WITHDRAWN -> List.of(created(ORNL), sent, withdrawn());
      case CLOSED ->
          List.of(
              created(ORNL, NIMS),
              submitted(sought(ORNL, Approval.STEWARD), sought(NIMS)),
              approvedByPolicy(NIMS),
              rejected(ORNL));
    };
  }

  private static Command command(Verb verb) {
    return switch (verb) {
      case SUBMIT -> new Command.Submit();
      case APPROVE -> Stories.approve(Approval.STEWARD);
      case REJECT -> new Command.Reject(Optional.empty(), "Out of scope.");
      case RETURN -> new Command.Return(Optional.empty(), "Say which phase.");
      case WITHDRAW -> new Command.Withdraw("");
      case COMMENT -> new Command.Comment("Any news?");
    };
  }
}
