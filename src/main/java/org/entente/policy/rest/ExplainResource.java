package org.entente.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Exploration;
import org.entente.policy.Explorations;
import org.entente.policy.Inquiry;
import org.entente.policy.Purpose;

/**
 * Whether somebody could do something with a dataset, now or then, and what each rule made of it.
 */
@Path("/api/v1/policies/explain")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final int MOST_CHARACTERS = 512;

  private final Explorations explorations;
  private final Actors actors;

  ExplainResource(Explorations explorations, Actors actors) {
    this.explorations = explorations;
    this.actors = actors;
  }

  /**
   * @param actor an actor's id; left out with {@code persona} for oneself
   * @param persona a name out of the stories
   * @param at RFC 3339; left out for now
   * @param approvals those that count as given
   */
  public record Question(
      String actor,
      String persona,
      String dataset,
      String action,
      String purpose,
      String at,
      String enclave,
      List<String> approvals) {}

  /** The answer; {@code tree} is the ladder with its rules and their conditions. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Answer(
      String decision,
      Optional<String> bundle,
      Instant at,
      Optional<Instant> inForceSince,
      List<Decision.Rule> rules,
      List<Decision.Missing> missing,
      Set<Approval> approvalsNeeded,
      List<Exploration.Step> tree,
      List<String> notes) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Answer explain(Question question) {
    if (question == null) {
      throw new Problem(ProblemType.MALFORMED, "Send a question as a JSON object.");
    }
    return switch (explorations.explore(actors.current(), inquiry(question))) {
      case Explorations.Explored.Found(Exploration found) -> answer(found);
      case Explorations.Explored.Missing() -> throw Problem.notFound();
    };
  }

  private static Answer answer(Exploration found) {
    return new Answer(
        found.answer().name().toLowerCase(Locale.ROOT),
        found.bundle(),
        found.at(),
        found.inForceSince(),
        found.rules(),
        found.missing(),
        new TreeSet<>(found.approvalsNeeded()),
        found.steps(),
        found.notes());
  }

  private static Inquiry inquiry(Question question) {
    return new Inquiry(
        whom(question),
        DatasetId.parse(question.dataset())
            .orElseThrow(() -> invalid("`dataset` is the id of a dataset")),
        Inquiry.ACTIONS.stream()
            .filter(action -> action.word().equals(question.action()))
            .findFirst()
            .orElseThrow(() -> invalid("`action` must be one of " + actionWords())),
        question.purpose() == null
            ? Purpose.RESEARCH
            : Purpose.parse(question.purpose())
                .orElseThrow(() -> invalid("`purpose` is none of the purposes of a request")),
        Optional.ofNullable(question.at()).map(ExplainResource::instant),
        Optional.ofNullable(question.enclave()).map(text -> bounded("enclave", text)),
        approvals(question.approvals()));
  }

  private static Inquiry.Whom whom(Question question) {
    if (question.actor() != null && question.persona() != null) {
      throw invalid("ask about an `actor` or a `persona`, not both");
    }
    if (question.persona() != null) {
      return new Inquiry.Whom.Imagined(bounded("persona", question.persona()));
    }
    return question.actor() == null
        ? new Inquiry.Whom.Asker()
        : new Inquiry.Whom.Seen(bounded("actor", question.actor()));
  }

  private static Instant instant(String text) {
    try {
      Instant at = Instant.parse(text);
      if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
        return at;
      }
    } catch (DateTimeParseException notOne) {
      // answered below, as an instant out of bounds is
    }
    throw invalid("`at` is an instant of this century, such as 2026-05-03T12:00:00Z");
  }

  private static Set<Approval> approvals(List<String> words) {
    return words == null
        ? Set.of()
        : words.stream()
            .map(
                word ->
                    Approval.parse(word)
                        .orElseThrow(() -> invalid("`approvals` holds words for approvals")))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String bounded(String member, String text) {
    if (text.isBlank() || text.length() > MOST_CHARACTERS) {
      throw invalid("`" + member + "` has 1 to " + MOST_CHARACTERS + " characters");
    }
    return text;
  }

  private static String actionWords() {
    return Inquiry.ACTIONS.stream().sorted().map(Action::word).collect(Collectors.joining(", "));
  }

  private static Problem invalid(String detail) {
    return new Problem(ProblemType.INVALID, detail);
  }
}
