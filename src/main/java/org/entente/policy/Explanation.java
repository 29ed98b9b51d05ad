package org.entente.policy;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why not, as it is told: the one form in which a refusal reaches pages, problems, OAuth errors and
 * the trail.
 *
 * <p>INVARIANT (told to whom): the actor hears everything but of a dataset that is hidden from
 * them; everybody else hears the rules and nothing of the actor's sensitive facts, not even that
 * one is absent. If it were said where it is absent, silence would say that it is there and
 * unfavourable.
 */
public record Explanation(
    String bundle, List<Decision.Rule> reasons, List<Decision.Missing> missing) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

  public Explanation {
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
  }

  /** For the actor who was refused. */
  public static Explanation of(Decision.Denied denied) {
    return switch (denied.visibility()) {
      case KNOWN -> new Explanation(denied.bundle(), denied.rules(), denied.missing());
      case HIDDEN ->
          new Explanation(denied.bundle(), List.of(StandingRules.NOT_AVAILABLE), List.of());
    };
  }

  /** For somebody who decides about the actor: rules, and facts that anybody may hear of. */
  public static Explanation toOthers(Decision.Denied denied) {
    return new Explanation(
        denied.bundle(),
        denied.rules(),
        denied.missing().stream()
            .filter(fact -> !fact.sensitive())
            .map(
                fact ->
                    new Decision.Missing(
                        fact.attribute(),
                        fact.remedy(),
                        fact.supplier(),
                        List.of(),
                        Optional.empty(),
                        false))
            .toList());
  }

  /** Longer lists are cut in the trail, so that no bundle can fill it with one entry. */
  static final int MOST_IN_TRAIL = 100;

  /**
   * As {@link #inTrail(Decision.Denied)}, of what was allowed: the rules that let it through, each
   * once, however many decisions one entry rests on.
   */
  public static Map<String, Object> inTrail(Collection<Decision.Rule> allowing) {
    Map<String, Object> details = new HashMap<>();
    put(details, allowing);
    return details;
  }

  private static void put(Map<String, Object> details, Collection<Decision.Rule> rules) {
    List<String> ids = rules.stream().map(Decision.Rule::id).distinct().sorted().toList();
    details.put("rules", ids.stream().limit(MOST_IN_TRAIL).toList());
    if (ids.size() > MOST_IN_TRAIL) {
      details.put("rulesInAll", ids.size());
    }
  }

  /** Details of an audit entry, which names the bundle itself. */
  public static Map<String, Object> inTrail(Decision.Denied denied) {
    return toOthers(denied).inTrail();
  }

  /** As {@link #inTrail(Decision.Denied)}; of sensitive facts nothing, whoever this was for. */
  public Map<String, Object> inTrail() {
    Map<String, Object> details = new HashMap<>();
    put(details, reasons);
    details.put(
        "missing",
        missing.stream()
            .filter(fact -> !fact.sensitive())
            .map(Decision.Missing::attribute)
            .sorted()
            .toList());
    return details;
  }

  /** Members of a problem document (RFC 9457 section 3.2), of an OAuth error likewise. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bundle", bundle);
    members.put("reasons", reasons);
    members.put("missing", missing);
    return members;
  }

  /** All of it in a few sentences, for where there is room for a text only. */
  public String sentences() {
    return missing.isEmpty() ? why() : why() + " " + lacking();
  }

  /** What the rules say; nothing of the actor. */
  public String why() {
    return reasons.isEmpty()
        ? "The policies do not allow this."
        : reasons.stream().map(Decision.Rule::reason).distinct().collect(Collectors.joining(" "));
  }

  /** What is missing, and who can supply it; empty if nothing is. */
  public String lacking() {
    return missing.stream()
        .map(fact -> "Missing: " + fact.attribute() + ". " + remedy(fact))
        .collect(Collectors.joining(" "));
  }

  /** What to do about a fact that is missing, with what became of it. */
  public static String remedy(Decision.Missing fact) {
    return fact.expiredAt()
        .map(at -> "%s expired on %s. %s".formatted(what(fact), DAY.format(at), fact.remedy()))
        .orElse(fact.remedy());
  }

  private static String what(Decision.Missing fact) {
    return fact.expired().isEmpty()
        ? "What you had"
        : "Your " + String.join(" and ", fact.expired());
  }
}
