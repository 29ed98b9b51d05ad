package org.entente.policy.bundle;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.policy.rule.Policy;

/** What a policy says of itself: known annotations only, each read as what it means. */
final class Annotations {
  private static final Set<String> LABELS = Set.of("id", "title", "reason", "remedy");
  private static final Set<String> DUTIES = Set.of("obligations", "maxGrant", "maxToken");

  private final Map<String, String> given;

  Annotations(Map<String, String> given) {
    this.given = given;
    SortedSet<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(LABELS);
    unknown.removeAll(DUTIES);
    if (!unknown.isEmpty()) {
      throw new Flaw("no such annotation: `@" + unknown.first() + "`");
    }
  }

  String id() {
    String id = required("id");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 64) {
      throw new Flaw("`@id` has lower-case words and hyphens, at most 64 characters: `" + id + "`");
    }
    return id;
  }

  Policy.Label label() {
    return new Policy.Label(
        required("title"), required("reason"), Optional.ofNullable(given.get("remedy")));
  }

  /** Lifetimes and obligations: on a permit whose only action is {@code duty}, and only there. */
  Optional<Policy.Duty> duty(Policy.Effect effect, Set<String> actions) {
    boolean isDuty = actions.equals(Set.of("duty"));
    if (actions.contains("duty") && (!isDuty || effect == Policy.Effect.FORBID)) {
      throw new Flaw("`duty` stands alone, in a permit: every one that matches counts");
    }
    Set<String> duties = new TreeSet<>(given.keySet());
    duties.retainAll(DUTIES);
    if (isDuty == duties.isEmpty()) {
      throw new Flaw(
          isDuty
              ? "a permit on `duty` needs `@obligations`, `@maxGrant` or `@maxToken`"
              : "`@" + duties.iterator().next() + "` belongs on a permit on `duty`");
    }
    return isDuty
        ? Optional.of(new Policy.Duty(obligations(), duration("maxGrant"), duration("maxToken")))
        : Optional.empty();
  }

  private Set<String> obligations() {
    return Arrays.stream(given.getOrDefault("obligations", "").split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Duration> duration(String name) {
    String text = given.get(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive()) {
        return Optional.of(duration);
      }
    } catch (DateTimeParseException notOne) {
      // answered below, as a duration that is not positive is
    }
    throw new Flaw("`@" + name + "` is a duration such as PT1H or P90D: `" + text + "`");
  }

  private String required(String name) {
    String text = given.getOrDefault(name, "");
    if (text.isBlank()) {
      throw new Flaw("`@" + name + "` is missing");
    }
    return text;
  }
}
