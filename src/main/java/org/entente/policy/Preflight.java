package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * "May I?": one verdict per action for one actor, dataset and purpose.
 *
 * @param verdicts for {@code discover}, {@code readMetadata}, {@code request}, {@code receive},
 *     {@code compute} and {@code train}
 * @param terms SHA-256 of the legal texts that must be accepted
 */
public record Preflight(String bundle, Map<Action, Verdict> verdicts, Set<String> terms) {
  public Preflight {
    verdicts = Map.copyOf(verdicts);
    terms = Set.copyOf(terms);
  }

  /** allow: go ahead; ask: someone must decide first; deny: no, and why. */
  public enum Answer {
    ALLOW,
    ASK,
    DENY;

    /** The word used in JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One action's answer and what stands behind it.
   *
   * @param because the rules, and what is missing, as the actor hears it
   * @param ways what would turn a no into ask or yes, easiest first; empty where nothing is known
   *     to, and where nobody asked
   * @param formalities what the actor has still to do alone when they come for the data, where a
   *     use is allowed or can be asked for; empty where nobody asked
   */
  public record Verdict(
      Answer answer,
      Set<Approval> approvalsNeeded,
      Explanation because,
      List<Way> ways,
      List<Formality> formalities) {
    public Verdict {
      approvalsNeeded = Set.copyOf(approvalsNeeded);
      ways = List.copyOf(ways);
      formalities = List.copyOf(formalities);
    }

    Verdict(Answer answer, Set<Approval> approvalsNeeded, Explanation because) {
      this(answer, approvalsNeeded, because, List.of(), List.of());
    }

    public List<Decision.Rule> reasons() {
      return because.reasons();
    }

    public List<Decision.Missing> missing() {
      return because.missing();
    }

    Verdict withWays(List<Way> found) {
      return new Verdict(answer, approvalsNeeded, because, found, List.of());
    }

    Verdict withFormalities(List<Formality> found) {
      return new Verdict(answer, approvalsNeeded, because, ways, found);
    }
  }
}
