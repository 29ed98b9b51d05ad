package org.entente.grant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
import org.entente.policy.Standing;

/** Why the rules stop a grant: in full for its holder, and what everybody else may read. Pure. */
final class StopWords {
  private static final int MOST = 4_000;

  private StopWords() {}

  static PolicyStop forHolder(Standing.Fails fails) {
    Decision.Denied denied = fails.decision();
    Explanation told = Explanation.of(denied);
    List<String> words = new ArrayList<>();
    for (Decision.Rule rule : told.reasons()) {
      words.add(rule.reason() + rule.remedy().map(what -> " " + what).orElse(""));
    }
    if (!told.missing().isEmpty()) {
      words.add(told.lacking());
    }
    return new PolicyStop(
        denied.bundle(),
        denied.rules().stream().map(Decision.Rule::id).toList(),
        bounded(words.isEmpty() ? "The rules do not allow it." : String.join(" ", words)));
  }

  /** As {@link Explanation#toOthers} has it: never a rule whose name would tell of the person. */
  static String forOthers(Standing.Fails fails) {
    String named =
        Explanation.toOthers(fails.decision()).reasons().stream()
            .map(Decision.Rule::title)
            .collect(Collectors.joining("; "));
    String which = named.isEmpty() ? "" : ": " + named;
    return bounded(
        "The rules no longer allow the holder this use" + which + ". The holder is told why.");
  }

  /** Where nothing is known of the holder, so that there is nobody to ask the rules about. */
  static Standing.Fails unknownHolder(String bundle) {
    return new Standing.Fails(new Decision.Denied(bundle, List.of(), List.of()), Optional.empty());
  }

  private static String bounded(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
  }
}
