package org.entente.web.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Decision;
import org.entente.request.AccessRequest;
import org.entente.request.Review;
import org.entente.web.Words;
import org.entente.web.review.DecisionScreen.Finding;
import org.entente.web.review.DecisionScreen.Rule;
import org.entente.web.review.DecisionScreen.Title;

/**
 * What the policies say of datasets for one requester, in words.
 *
 * @param titles of all datasets of the request
 * @param agreements ids of those in force for the requester
 * @param training courses the requester has taken
 */
record FindingWords(
    AccessRequest request,
    Map<DatasetId, Title> titles,
    Map<RorId, Organisation> organisations,
    Set<String> agreements,
    Set<String> training,
    Instant now) {

  Finding of(Review.Finding finding) {
    Optional<Duration> most = finding.duties().maxGrant();
    Duration asked = Duration.ofDays(request.days());
    boolean shorter = most.filter(limit -> limit.compareTo(asked) < 0).isPresent();
    boolean barred = finding.outcome() instanceof Review.Finding.Barred;
    return new Finding(
        finding.datasets().stream().map(titles::get).toList(),
        GovernanceWords.of(finding.governed().governance(), agreements, training, !barred, now),
        tone(finding.outcome()),
        verdict(finding.outcome()),
        rules(finding.outcome().rules()),
        missing(finding.outcome()),
        barred ? Optional.empty() : Optional.of(now.plus(shorter ? most.get() : asked)),
        shorter && !barred
            ? Optional.of(
                "%d of the %d days asked for; the rules allow no more"
                    .formatted(most.get().toDays(), request.days()))
            : Optional.empty(),
        finding.duties().obligations().stream().sorted().toList());
  }

  private static String tone(Review.Finding.Answer answer) {
    return switch (answer) {
      case Review.Finding.Clear clear -> "ok";
      case Review.Finding.Wanting wanting -> "ask";
      case Review.Finding.Barred barred -> "no";
    };
  }

  private static String verdict(Review.Finding.Answer answer) {
    return switch (answer) {
      case Review.Finding.Clear clear ->
          "The requester meets every rule; nothing more is needed here.";
      case Review.Finding.Wanting wanting ->
          "The requester meets every other rule. Outstanding: "
              + Words.and(wanting.approvals().stream().sorted().map(Words::approval).toList())
              + ".";
      case Review.Finding.Barred barred ->
          "The rules stand against this requester, whoever approves.";
    };
  }

  List<Rule> rules(List<Decision.Rule> rules) {
    return rules.stream().map(this::rule).toList();
  }

  private Rule rule(Decision.Rule rule) {
    String whose =
        rule.owner()
            .map(
                owner ->
                    "a rule of "
                        + Optional.ofNullable(organisations.get(owner))
                            .map(Organisation::shortName)
                            .orElse(owner.value()))
            .orElse("a rule of the consortium");
    return new Rule(rule.id(), rule.title(), rule.reason(), whose);
  }

  private static List<String> missing(Review.Finding.Answer answer) {
    if (!(answer instanceof Review.Finding.Barred barred)) {
      return List.of();
    }
    return barred.missing().stream().map(Decision.Missing::attribute).sorted().toList();
  }
}
