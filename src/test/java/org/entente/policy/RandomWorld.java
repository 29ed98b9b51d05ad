package org.entente.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * Actors, datasets and circumstances by chance. Everything comes from small pools, so that people
 * and data often fit together, and all dates fall into the same few hours.
 */
final class RandomWorld {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  /** Owners with rules of their own, one without, and the programme office. */
  static final List<RorId> ORGANISATIONS =
      List.of(
          new RorId("https://ror.org/01qz5mb56"),
          new RorId("https://ror.org/026v1ze26"),
          new RorId("https://ror.org/03jdj4y14"),
          new RorId("https://ror.org/01sjwvz98"),
          new RorId("https://ror.org/01bj3aw27"));

  private static final List<String> WORDS = List.of("one", "two", "three");
  private static final List<String> ORGANISATION_TYPES = List.of("government", "company");
  private static final List<String> SCREENINGS = List.of("clear", "clear", "hit", "unheard of");
  private static final List<String> DUO =
      List.of("DUO:0000018", "DUO:0000021", "DUO:0000045", "DUO:0000046");
  private static final List<String> COLLECTIONS =
      List.of("arim", "joint-fusion", "etch-recipes", "reactor-irradiation");
  private static final List<String> ECCNS = List.of("EAR99", "3E001");
  private static final List<String> COUNTRIES = List.of("US", "JP", "FR");

  private final Random random;
  private int people;

  /** Whether whoever or whatever is being made is of the easy kind. */
  private boolean easy;

  RandomWorld(Random random) {
    this.random = random;
  }

  Actor actor() {
    return switch (random.nextInt(10)) {
      case 0 -> Actor.ANONYMOUS;
      case 1, 2 -> agent();
      case 3 -> person(ActorKind.SERVICE);
      default -> person(ActorKind.HUMAN);
    };
  }

  Actor person() {
    return person(ActorKind.HUMAN);
  }

  /** An agent with a registration of its own; now and then its person is not known. */
  Actor agent() {
    easy = random.nextBoolean();
    Map<String, Fact> facts = new HashMap<>();
    put(facts, 90, "owners", () -> names(roughly(ORGANISATIONS).stream().map(RorId::value)));
    put(
        facts,
        90,
        "purposes",
        () -> names(roughly(all(Purpose.values())).stream().map(Purpose::word)));
    put(facts, 80, "mayTrain", () -> new FactValue.Flag(random.nextInt(4) > 0));
    return actor(
        ActorKind.AI_AGENT,
        facts,
        Set.of(),
        Optional.of(random.nextInt(8) == 0 ? Actor.ANONYMOUS : person()));
  }

  private Actor person(ActorKind kind) {
    easy = random.nextBoolean();
    Map<String, Fact> facts = new HashMap<>();
    put(facts, 80, "orgCountry", () -> new FactValue.Text(pick(COUNTRIES)));
    put(facts, 80, "orgType", () -> new FactValue.Text(pick(ORGANISATION_TYPES)));
    put(facts, 70, "partyScreening", () -> new FactValue.Text(pick(SCREENINGS)));
    put(facts, 90, "assurance", () -> new FactValue.Quantity(1 + random.nextInt(3)));
    put(facts, 60, "affiliationFresh", () -> new FactValue.Flag(random.nextBoolean()));
    for (String name : List.of("projects", "agreements", "training", "attestations", "licences")) {
      put(facts, 70, name, () -> names(roughly(WORDS).stream()));
    }
    for (String name : List.of("usPerson", "usCitizen", "jpResident", "coveredNationTie")) {
      put(facts, 50, name, () -> new FactValue.Flag(random.nextInt(3) > 0 ^ name.endsWith("Tie")));
    }
    put(facts, 60, "exportCountry", () -> new FactValue.Text(pick(COUNTRIES)));
    put(facts, 60, "nationalities", () -> names(roughly(COUNTRIES).stream()));
    for (String name : List.of("foreignAccess", "employerConsent")) {
      put(facts, 60, name, () -> names(roughly(ORGANISATIONS).stream().map(RorId::value)));
    }
    Set<Role> roles = random.nextInt(3) == 0 ? roughly(all(Role.values())) : Set.of();
    return actor(kind, facts, roles, Optional.empty());
  }

  private Actor actor(
      ActorKind kind, Map<String, Fact> facts, Set<Role> roles, Optional<Actor> actsFor) {
    String id = "test#" + (people++ % 3);
    Optional<RorId> org =
        random.nextInt(10) == 0 ? Optional.empty() : Optional.of(pick(ORGANISATIONS));
    return new Actor(new ActorRef(id, id), kind, id, org, roles, facts, actsFor, Optional.empty());
  }

  RorId owner() {
    return pick(ORGANISATIONS);
  }

  /** Mostly data that somebody may have: a row of prohibitions that all hold would test nothing. */
  Governance governance() {
    easy = random.nextBoolean();
    return new Governance(
        pick(Governance.AccessLevel.values()),
        pick(Governance.MetadataTier.values()),
        pick(Governance.Basis.values()),
        maybe(30, this::date),
        maybe(30, this::embargo),
        new Governance.Export(
            easy ? Governance.Regime.NONE : pick(Governance.Regime.values()),
            roughly(COUNTRIES),
            few(WORDS),
            maybe(20, () -> pick(ECCNS))),
        new Governance.Cui(
            few(List.of("UCNI")),
            few(List.of("NOFORN")),
            maybe(20, () -> "CUI//SP-UCNI//NOFORN"),
            maybe(20, () -> pick(WORDS))),
        roughly(all(Purpose.values())),
        few(DUO),
        easy ? Governance.AiTraining.YES : pick(Governance.AiTraining.values()),
        random.nextInt(6) == 0,
        random.nextInt(8) == 0 ? pick(Governance.Review.values()) : Governance.Review.NONE,
        1 + random.nextInt(random.nextInt(3) + 1),
        maybe(20, () -> 3_600L),
        few(all(Approval.values())),
        few(WORDS),
        few(WORDS),
        random.nextInt(4) == 0 ? roughly(COUNTRIES) : Set.of(),
        few(List.of("delete-at-end")),
        few(WORDS),
        random.nextInt(3) == 0 ? roughly(ORGANISATIONS) : Set.of(),
        random.nextInt(3) == 0 ? roughly(WORDS) : Set.of(),
        random.nextInt(4) == 0 ? Set.of("test#" + random.nextInt(3)) : Set.of(),
        maybe(10, () -> "vault"),
        random.nextInt(3) == 0 ? few(COLLECTIONS) : Set.of(),
        !easy && random.nextInt(8) == 0 ? Set.of("basis") : Set.of());
  }

  private Governance.Embargo embargo() {
    Instant until = date();
    return new Governance.Embargo(
        until, roughly(WORDS), maybe(30, () -> until.plus(Duration.ofMinutes(60))));
  }

  Situation.Use use(Instant now) {
    return new Situation.Use(
        now,
        random.nextInt(3) == 0 ? Purpose.AI_TRAINING : pick(Purpose.values()),
        Optional.empty(),
        random.nextBoolean() ? EnumSet.allOf(Approval.class) : few(all(Approval.values())),
        random.nextInt(5) == 0 ? Set.of() : Set.copyOf(WORDS),
        maybe(80, () -> (long) random.nextInt(7_200)),
        new Situation.Destination(maybe(80, this::owner), maybe(80, () -> pick(COUNTRIES))),
        random.nextBoolean(),
        maybe(20, () -> "vault"));
  }

  /** Some hours around the start, to the nanosecond now and then. */
  Instant date() {
    Instant date = START.plus(Duration.ofMinutes(random.nextInt(-60, 300)));
    return random.nextInt(4) == 0 ? date.plusNanos(random.nextInt(1_000_000)) : date;
  }

  private void put(Map<String, Fact> facts, int percent, String name, Supplier<FactValue> value) {
    if (random.nextInt(100) < percent) {
      facts.put(name, new Fact(value.get(), "chance", START, maybe(25, this::date)));
    }
  }

  private static FactValue names(java.util.stream.Stream<String> names) {
    return new FactValue.Names(names.collect(java.util.stream.Collectors.toSet()));
  }

  private <T> Optional<T> maybe(int percent, Supplier<T> value) {
    return random.nextInt(100) < percent ? Optional.of(value.get()) : Optional.empty();
  }

  /** All of them, or about two thirds. */
  private <T> Set<T> roughly(Collection<T> all) {
    Set<T> some = new HashSet<>();
    all.forEach(
        each -> {
          if (easy || random.nextInt(3) > 0) {
            some.add(each);
          }
        });
    return some;
  }

  /** Mostly none, else one or two. */
  private <T> Set<T> few(List<T> all) {
    Set<T> some = new HashSet<>();
    for (int i = easy ? 0 : random.nextInt(4) - 1; i > 0; i--) {
      some.add(pick(all));
    }
    return some;
  }

  private static <T> List<T> all(T[] values) {
    return Arrays.asList(values);
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
