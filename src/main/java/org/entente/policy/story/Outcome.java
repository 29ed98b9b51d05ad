package org.entente.policy.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a case expects, or what was found. Of what is expected, only what is there is compared; what
 * was found says everything the action can come to.
 *
 * @param decision {@code allow}, {@code ask} or {@code deny}
 * @param because ids of the rules that determine it
 * @param missing attributes of which some value would help
 * @param approvals those still needed, where the decision is {@code ask}
 * @param owes obligations, of the action {@code duty}
 * @param grant the longest a grant may last, of the action {@code duty}
 * @param token the longest an access token may live, of the action {@code duty}
 */
public record Outcome(
    String decision,
    Optional<Set<String>> because,
    Optional<Set<String>> missing,
    Optional<Set<String>> approvals,
    Optional<Set<String>> owes,
    Optional<Duration> grant,
    Optional<Duration> token) {
  public Outcome {
    because = because.map(TreeSet::new);
    missing = missing.map(TreeSet::new);
    approvals = approvals.map(TreeSet::new);
    owes = owes.map(TreeSet::new);
  }

  static Outcome of(
      String decision, Set<String> because, Set<String> missing, Set<String> approvals) {
    return new Outcome(
        decision,
        Optional.of(because),
        Optional.of(missing),
        Optional.of(approvals),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A duration as policies write it: whole days are days, not hours. */
  public static String written(Duration duration) {
    boolean days = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
    return days ? "P" + duration.toDays() + "D" : duration.toString();
  }

  /** The words of a story's file in which what was found is not what this expects. */
  List<String> differences(Outcome found) {
    List<String> differences = new ArrayList<>();
    if (!decision.equals(found.decision)) {
      differences.add("decision");
    }
    compare("because", because, found.because, differences);
    compare("missing", missing, found.missing, differences);
    compare("approvals", approvals, found.approvals, differences);
    compare("owes", owes, found.owes, differences);
    compare("grant", grant, found.grant, differences);
    compare("token", token, found.token, differences);
    return List.copyOf(differences);
  }

  private static <T> void compare(
      String word, Optional<T> expected, Optional<T> found, List<String> differences) {
    if (expected.isPresent() && !expected.equals(found)) {
      differences.add(word);
    }
  }
}
