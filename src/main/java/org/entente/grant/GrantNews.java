package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.grant.GrantLetterStore.Line;
import org.entente.identity.Actor;
import org.entente.identity.KnownActor;
import org.entente.identity.KnownActors;
import org.entente.identity.Role;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RandomId;
import org.entente.kernel.RorId;
import org.entente.policy.Action;
import org.entente.policy.Decisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Situation;

/**
 * Notes whom to write to about grants that the rules suspended or resumed: the holder, or the
 * person an agent acts for, the stewards of the dataset and its custodians. In the transaction that
 * suspends, so that neither is there without the other. Their pages tell at once; these are for
 * those who are away.
 */
@ApplicationScoped
class GrantNews {
  private final GrantLetterStore letters;
  private final GrantPostbox postbox;
  private final KnownActors actors;
  private final Decisions decisions;
  private final SecureRandom random;

  GrantNews(
      GrantLetterStore letters,
      GrantPostbox postbox,
      KnownActors actors,
      Decisions decisions,
      SecureRandom random) {
    this.letters = letters;
    this.postbox = postbox;
    this.actors = actors;
    this.decisions = decisions;
    this.random = random;
  }

  /**
   * @param classes what governs their datasets
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void tell(List<Grant> changed, Map<DatasetId, GovernanceClass> classes, Instant now) {
    if (changed.isEmpty() || !postbox.isSetUp()) {
      return;
    }
    Map<String, KnownActor> holders =
        actors.findAll(changed.stream().map(it -> it.holder().id()).collect(Collectors.toSet()));
    Map<RorId, List<Actor>> staff = new HashMap<>();
    Map<String, Set<String>> keepers = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Grant grant : changed) {
      GovernanceClass governed = classes.get(grant.dataset());
      Set<String> told =
          keepers.computeIfAbsent(
              governed.id(),
              _ -> keepers(staff.computeIfAbsent(governed.owner(), this::staff), governed, now));
      String holder = holder(grant, holders);
      told.forEach(keeper -> lines.add(line(keeper, grant)));
      if (!told.contains(holder)) {
        lines.add(line(holder, grant));
      }
    }
    letters.add(lines, now);
  }

  private Line line(String recipient, Grant grant) {
    return new Line(RandomId.from(random), recipient, grant.id());
  }

  private static String holder(Grant grant, Map<String, KnownActor> holders) {
    KnownActor known = holders.get(grant.holder().id());
    return known == null
        ? grant.holder().id()
        : known.actor().actsFor().map(person -> person.ref().id()).orElse(grant.holder().id());
  }

  private List<Actor> staff(RorId owner) {
    return actors.findAll(actors.membersOf(owner)).values().stream()
        .map(KnownActor::actor)
        .filter(actor -> actor.has(Role.STEWARD))
        .toList();
  }

  private Set<String> keepers(List<Actor> staff, GovernanceClass governed, Instant now) {
    return Stream.concat(
            governed.governance().custodians().stream(),
            staff.stream()
                .filter(
                    actor ->
                        decisions
                            .decide(actor, Action.STEWARD, governed, Situation.Look.at(now))
                            .isAllowed())
                .map(actor -> actor.ref().id()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
