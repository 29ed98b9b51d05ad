package org.entente.bench;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** People of the programme's organisations, each with facts of their own. */
final class SyntheticActors {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final long SALT = 0xAC7;

  private final List<Organisation> organisations;
  private final long seed;

  SyntheticActors(List<Organisation> organisations, long seed) {
    this.organisations = organisations;
    this.seed = seed;
  }

  /** The person with this number: facts and roles differ, so what they see mostly does. */
  Actor person(int number) {
    return person(number, "person-" + number);
  }

  /** Somebody else of whom exactly the same is known. */
  Actor twin(int number, int which) {
    return person(number, "twin-" + which + "-of-" + number);
  }

  /** A curator of the programme office, who sees everything. */
  Actor curator() {
    return new Actor(
        new ActorRef("curator", "curator"),
        ActorKind.HUMAN,
        "curator",
        Optional.of(new RorId("https://ror.org/01bj3aw27")),
        Set.of(Role.CURATOR),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Actor person(int number, String id) {
    Chance chance = new Chance(seed ^ SALT, number);
    Organisation home = chance.pick(organisations);
    Map<String, Fact> facts = new HashMap<>();
    put(facts, "orgCountry", new FactValue.Text(home.country()));
    put(facts, "assurance", new FactValue.Quantity(chance.between(1, 3)));
    put(facts, "affiliationFresh", new FactValue.Flag(chance.percent(90)));
    put(facts, "projects", names(chance, "project-", 200, 6));
    put(facts, "agreements", new FactValue.Names(Set.of("us-jp-2026")));
    put(facts, "training", new FactValue.Names(Set.of("export-control", "cui-basic")));
    put(facts, "usPerson", new FactValue.Flag(home.country().equals("US")));
    put(facts, "exportCountry", new FactValue.Text(home.country()));
    put(facts, "coveredNationTie", new FactValue.Flag(chance.percent(3)));
    return new Actor(
        new ActorRef(id, id),
        ActorKind.HUMAN,
        id,
        Optional.of(home.id()),
        chance.percent(15) ? Set.of(chance.pick(List.of(Role.values()))) : Set.of(),
        facts,
        Optional.empty(),
        Optional.empty());
  }

  private static FactValue names(Chance chance, String prefix, int of, int most) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = chance.between(1, most); i > 0; i--) {
      names.add(prefix + chance.below(of));
    }
    return new FactValue.Names(names);
  }

  private static void put(Map<String, Fact> facts, String name, FactValue value) {
    facts.put(name, new Fact(value, "synthetic", NOW.minusSeconds(60), Optional.empty()));
  }
}
