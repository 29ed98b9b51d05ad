package org.entente.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;

/**
 * The random world with every name marked by what it is, so that a text can be searched for what it
 * must not say: teams, projects and licences are secrets of a dataset, courses and agreements are
 * told to those who read its record.
 */
final class MarkedWorld {
  static final String SECRET = "secret-";
  static final String COURSE = "course-";
  static final String AGREEMENT = "agreement-";

  private final RandomWorld world;

  MarkedWorld(Random random) {
    this.world = new RandomWorld(random);
  }

  GovernanceClass dataset() {
    Governance it = world.governance();
    Governance marked =
        new Governance(
            it.accessLevel(),
            it.metadataTier(),
            it.basis(),
            it.protectedUntil(),
            it.embargo()
                .map(old -> new Governance.Embargo(old.until(), marked(SECRET, old.team()))),
            new Governance.Export(
                it.export().regime(),
                it.export().releasableTo(),
                marked(SECRET, it.export().licences()),
                it.export().eccn()),
            it.cui(),
            it.purposes(),
            it.duo(),
            it.aiTraining(),
            it.humanSubjects(),
            it.biosecurity(),
            it.minAssurance(),
            it.maxMfaAge(),
            it.approvals(),
            marked(COURSE, it.requiredTraining()),
            marked(AGREEMENT, it.requiredAgreements()),
            it.allowedCountries(),
            it.obligations(),
            it.terms(),
            it.parties(),
            marked(SECRET, it.projects()),
            it.custodians(),
            it.enclave().map(name -> SECRET + name),
            it.collections(),
            it.unresolved());
    return GovernanceClass.of(world.owner(), marked);
  }

  Actor actor() {
    return marked(world.actor());
  }

  private static Actor marked(Actor actor) {
    Map<String, Fact> facts = new HashMap<>(actor.facts());
    facts.computeIfPresent("projects", (_, fact) -> marked(SECRET, fact));
    facts.computeIfPresent("licences", (_, fact) -> marked(SECRET, fact));
    facts.computeIfPresent("training", (_, fact) -> marked(COURSE, fact));
    facts.computeIfPresent("agreements", (_, fact) -> marked(AGREEMENT, fact));
    Optional<Actor> person = actor.actsFor().map(MarkedWorld::marked);
    return new Actor(
        actor.ref(),
        actor.kind(),
        actor.displayName(),
        actor.org(),
        actor.roles(),
        facts,
        person,
        actor.authenticatedAt());
  }

  private static Fact marked(String mark, Fact fact) {
    Set<String> names = marked(mark, ((FactValue.Names) fact.value()).values());
    return new Fact(new FactValue.Names(names), fact.source(), fact.assertedAt(), fact.expiresAt());
  }

  private static Set<String> marked(String mark, Set<String> words) {
    return words.stream().map(word -> mark + word).collect(Collectors.toSet());
  }
}
