package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.junit.jupiter.api.Test;

/** Rules may read markings and the control list entry, which most datasets do not have. */
class MarkingsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final RorId OWNER = new RorId("https://ror.org/01sjwvz98");
  private static final Actor SOMEONE =
      new Actor(
          new ActorRef("test#1", "someone"),
          ActorKind.HUMAN,
          "someone",
          Optional.of(OWNER),
          Set.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty());

  private static final Governance PLAIN = Records.OPEN;
  private static final Governance MARKED =
      Records.with(
          Records.with(
              PLAIN,
              "cui",
              new Governance.Cui(
                  Set.of(), Set.of(), Optional.of("CUI//NOFORN"), Optional.of("DOE"))),
          "export",
          new Governance.Export(Governance.Regime.NONE, Set.of(), Set.of(), Optional.of("3E001")));

  private static final String RULES =
      """
      @id("%s")
      @title("t")
      @reason("r")
      forbid (principal, action == Action::"discover", resource)
      when { %s };
      """;

  @Test
  void bothEnginesAndTheScopeReadThem() {
    for (String condition :
        new String[] {
          "resource.export has eccn && resource.export.eccn like \"3E*\"",
          "resource.cui has banner && resource.cui.banner == \"CUI//NOFORN\"",
          "resource.cui has designator && resource.cui.designator == \"DOE\""
        }) {
      BundleDecisions decisions =
          BundleDecisions.of(ChangedBundles.with(RULES.formatted("by-marking", condition)));

      assertThat(finds(decisions, PLAIN)).as(condition).isTrue();
      assertThat(finds(decisions, MARKED)).as(condition).isFalse();
    }
  }

  /** By both engines, which the scope must agree with. */
  private static boolean finds(BundleDecisions decisions, Governance governance) {
    GovernanceClasses classes = ShippedBundle.classes();
    GovernanceClass dataset = classes.intern(OWNER, governance);
    Decision decision =
        decisions.confirm(SOMEONE, Action.DISCOVER, dataset, Situation.Look.at(NOW));
    assertThat(rules(decision)).doesNotContain(StandingRules.UNCONFIRMED.id());
    assertThat(
            decisions.scope(SOMEONE, NOW, classes).visibility(dataset.id())
                != AccessScope.Visibility.HIDDEN)
        .isEqualTo(decision.isAllowed());
    return decision.isAllowed();
  }

  /** As where policies were published before there were any: nothing is let through unread. */
  @Test
  void underASchemaThatDoesNotKnowThemNothingMarkedIsConfirmed() {
    String before =
        ShippedBundle.LOADED
            .files()
            .text(PolicyFiles.SCHEMA)
            .orElseThrow()
            .replace("eccn?: String, ", "")
            .replace("banner?: String, designator?: String, ", "");
    BundleDecisions decisions =
        BundleDecisions.of(
            ChangedBundles.built(ShippedBundle.LOADED.files().with(PolicyFiles.SCHEMA, before)));

    assertThat(finds(decisions, PLAIN)).isTrue();
    Decision marked =
        decisions.confirm(
            SOMEONE, Action.DISCOVER, GovernanceClass.of(OWNER, MARKED), Situation.Look.at(NOW));
    assertThat(marked.isAllowed()).isFalse();
    assertThat(rules(marked)).containsExactly(StandingRules.UNCONFIRMED.id());
  }

  private static Set<String> rules(Decision decision) {
    return decision.rules().stream().map(Decision.Rule::id).collect(Collectors.toSet());
  }
}
