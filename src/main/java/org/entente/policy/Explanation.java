package org.entente.policy;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.policy.Decision.Openness;

/**
 * Why, as it is told: the one form in which a refusal, and what a preflight says, reaches pages,
 * problems, OAuth errors and the trail.
 *
 * <p>INVARIANT (told to whom): the actor hears everything but of a dataset that is hidden from
 * them. Everybody else, and software that acts for a person, hears of no rule that turns on a
 * sensitive fact, of none of the facts that such a rule asks for, and of no sensitive fact, not
 * even that one is absent: if it were said where it is absent, silence would say that it is there
 * and unfavourable. That something was left out they do hear. The trail, whose readers may ask what
 * came of any rule for anyone, keeps the ids of all rules and the names of all facts but the
 * sensitive ones.
 *
 * @param onRecord what the trail says of it, whoever this is for
 */
public record Explanation(
    String bundle, List<Decision.Rule> reasons, List<Decision.Missing> missing, OnRecord onRecord) {
  /** Longer lists are cut in the trail, so that no bundle can fill it with one entry. */
  static final int MOST_IN_TRAIL = 100;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

  public Explanation {
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
  }

  /** For the actor. */
  public Explanation(String bundle, List<Decision.Rule> reasons, List<Decision.Missing> missing) {
    this(bundle, reasons, missing, OnRecord.of(reasons, missing));
  }

  /**
   * What goes on record.
   *
   * @param rules ids, each once
   * @param missing names of facts that are not sensitive
   */
  public record OnRecord(List<String> rules, List<String> missing) {
    public OnRecord {
      rules = List.copyOf(rules);
      missing = List.copyOf(missing);
    }

    private static OnRecord of(
        Collection<Decision.Rule> rules, Collection<Decision.Missing> missing) {
      return new OnRecord(
          rules.stream().map(Decision.Rule::id).distinct().sorted().toList(),
          missing.stream()
              .filter(fact -> fact.openness().reaches(Openness.TRAIL))
              .map(Decision.Missing::attribute)
              .sorted()
              .toList());
    }

    private void putRules(Map<String, Object> details) {
      details.put("rules", rules.stream().limit(MOST_IN_TRAIL).toList());
      if (rules.size() > MOST_IN_TRAIL) {
        details.put("rulesInAll", rules.size());
      }
    }
  }

  /** For the actor who was refused. */
  public static Explanation of(Decision.Denied denied, Actor actor) {
    return of(denied).heardBy(actor);
  }

  /** For the person who was refused; to be narrowed for whoever else hears of it. */
  public static Explanation of(Decision.Denied denied) {
    OnRecord onRecord = OnRecord.of(denied.rules(), denied.missing());
    return switch (denied.visibility()) {
      case KNOWN -> new Explanation(denied.bundle(), denied.rules(), denied.missing(), onRecord);
      case HIDDEN ->
          new Explanation(
              denied.bundle(), List.of(StandingRules.NOT_AVAILABLE), List.of(), onRecord);
    };
  }

  /** Of what lets the actor through, or waits for an approval, for that actor. */
  public static Explanation ofConditions(Decision decision, Actor actor) {
    return new Explanation(
        decision.bundle(),
        heardBy(actor, decision.rules()),
        List.of(),
        OnRecord.of(decision.rules(), List.of()));
  }

  /**
   * As the actor it is about hears it, or whoever the actor acts for: software that acts for a
   * person learns of that person what anybody may, since nobody knows where its words end up.
   */
  public Explanation heardBy(Actor actor) {
    return actor.kind() == ActorKind.AI_AGENT ? toOthers() : this;
  }

  /** As {@link #heardBy(Actor)}, of rules that let through, or wait for an approval. */
  public static List<Decision.Rule> heardBy(Actor actor, List<Decision.Rule> rules) {
    return actor.kind() == ActorKind.AI_AGENT ? toOthers(rules) : rules;
  }

  /** For somebody who decides about the actor, or looks after what they hold. */
  public static Explanation toOthers(Decision.Denied denied) {
    return new Explanation(denied.bundle(), denied.rules(), denied.missing()).toOthers();
  }

  /** The same for everybody else than the actor. */
  public Explanation toOthers() {
    return new Explanation(
        bundle,
        open(reasons, StandingRules.PERSONAL_OBSTACLE),
        missing.stream()
            .filter(fact -> fact.openness().reaches(Openness.ANYBODY))
            .map(
                fact ->
                    new Decision.Missing(
                        fact.attribute(),
                        fact.remedy(),
                        fact.supplier(),
                        List.of(),
                        Optional.empty(),
                        Openness.ANYBODY))
            .toList(),
        onRecord);
  }

  /** Rules that let the actor through, or wait for an approval, as everybody else hears of them. */
  public static List<Decision.Rule> toOthers(List<Decision.Rule> rules) {
    return open(rules, StandingRules.PERSONAL_CONDITION);
  }

  private static List<Decision.Rule> open(List<Decision.Rule> rules, Decision.Rule instead) {
    List<Decision.Rule> open =
        new ArrayList<>(
            rules.stream().filter(rule -> rule.openness().reaches(Openness.ANYBODY)).toList());
    if (open.size() < rules.size()) {
      open.add(instead);
    }
    return List.copyOf(open);
  }

  /** Details of an audit entry, which names the bundle itself. */
  public static Map<String, Object> inTrail(Decision.Denied denied) {
    return new Explanation(denied.bundle(), denied.rules(), denied.missing()).inTrail();
  }

  /**
   * As {@link #inTrail(Decision.Denied)}, of what was allowed: the rules that let it through, each
   * once, however many decisions one entry rests on.
   */
  public static Map<String, Object> inTrail(Collection<Decision.Rule> allowing) {
    Map<String, Object> details = new HashMap<>();
    OnRecord.of(allowing, List.of()).putRules(details);
    return details;
  }

  /** As {@link #inTrail(Decision.Denied)}; the same whoever this is for. */
  public Map<String, Object> inTrail() {
    Map<String, Object> details = new HashMap<>();
    onRecord.putRules(details);
    details.put("missing", onRecord.missing());
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
