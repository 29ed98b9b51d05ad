package org.entente.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Agreement;
import org.entente.identity.Attribute;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Snapshot;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Governance;
import org.entente.policy.Purpose;

/**
 * People, an agent, datasets and grants by chance, and a plain account of what is known of each:
 * the last word of every register, joined by hand. It shares nothing with what is tested.
 *
 * <p>Chance gives no names: worlds of one seed live side by side in one database.
 */
final class ReviewedWorld {
  static final RorId OWNER = new RorId("https://ror.org/01qz5mb56");
  private static final RorId PARTNER = new RorId("https://ror.org/01sjwvz98");
  private static final int PEOPLE = 3;

  final String name = "https://world.example/" + UUID.randomUUID();
  final String agreement = "agreement-" + UUID.randomUUID().toString().substring(0, 20);
  private final Random random;
  private final Map<String, Snapshot> snapshots = new HashMap<>();
  private final Map<String, Map<Attribute, RegisteredFact>> registered = new HashMap<>();
  private final Deque<Agreement> versions = new ArrayDeque<>();

  ReviewedWorld(Random random) {
    this.random = random;
  }

  List<String> persons() {
    return List.of(name + "#0", name + "#1", name + "#2");
  }

  String agent() {
    return name + "#agent";
  }

  List<String> holders() {
    List<String> holders = new ArrayList<>(persons());
    holders.add(agent());
    return holders;
  }

  String anyPerson() {
    return name + "#" + random.nextInt(PEOPLE);
  }

  Snapshot signsIn(String person, Instant now) {
    boolean first = person.endsWith("#0");
    Map<String, Fact> facts = new HashMap<>();
    Instant end = now.plus(Duration.ofDays(30));
    facts.put("orgCountry", said(new FactValue.Text(first ? "US" : "JP"), now, end));
    facts.put("assurance", said(new FactValue.Quantity(1 + random.nextInt(3)), now, end));
    if (random.nextInt(5) > 0) {
      facts.put("affiliationFresh", said(new FactValue.Flag(true), now, soon(now).orElse(end)));
    }
    return kept(
        new Snapshot(
            new ActorRef(person, person.substring(person.indexOf('#') + 1)),
            ActorKind.HUMAN,
            "somebody",
            Optional.of(first ? OWNER : PARTNER),
            Set.of(),
            facts,
            Optional.empty(),
            Optional.empty(),
            now,
            Optional.empty()));
  }

  Snapshot agentSignsIn(Instant now) {
    return kept(
        new Snapshot(
            new ActorRef(agent(), "agent"),
            ActorKind.AI_AGENT,
            "something",
            Optional.of(OWNER),
            Set.of(),
            Map.of(),
            Optional.of(name + "#0"),
            Optional.empty(),
            now,
            Optional.empty()));
  }

  private Snapshot kept(Snapshot snapshot) {
    snapshots.put(snapshot.ref().id(), snapshot);
    return snapshot;
  }

  RegisteredFact learns(String actor, Attribute attribute, FactValue value, Instant now) {
    return registers(actor, attribute, value, now, soon(now));
  }

  RegisteredFact registers(
      String actor, Attribute attribute, FactValue value, Instant now, Optional<Instant> until) {
    RegisteredFact fact =
        new RegisteredFact(
            actor, attribute, value, "register", "registrar", now, until, Optional.empty());
    registered.computeIfAbsent(actor, _ -> new HashMap<>()).put(attribute, fact);
    return fact;
  }

  Agreement agrees(Instant now) {
    Set<RorId> parties = new HashSet<>(Set.of(OWNER));
    if (random.nextInt(4) > 0) {
      parties.add(PARTNER);
    }
    Instant from = now.plus(Duration.ofMinutes(random.nextInt(-300, 200)));
    versions.addFirst(
        new Agreement(
            agreement,
            "v" + versions.size(),
            "An agreement",
            parties,
            from,
            random.nextBoolean()
                ? Optional.of(from.plus(Duration.ofMinutes(1 + random.nextInt(600))))
                : Optional.empty()));
    return versions.getFirst();
  }

  Set<String> courses() {
    return random.nextInt(4) == 0 ? Set.of() : Set.of("safety");
  }

  /** Now and then without an end. */
  private Optional<Instant> soon(Instant now) {
    return random.nextBoolean()
        ? Optional.of(now.plus(Duration.ofMinutes(1 + random.nextInt(400))))
        : Optional.empty();
  }

  /**
   * What is known of an actor: nothing but the last word of each source, where it stands. Of an
   * agreement it is the version registered last of those that have begun.
   */
  Actor actor(String id, Instant now) {
    Snapshot snapshot = snapshots.get(id);
    Map<String, Fact> facts = new HashMap<>(snapshot.facts());
    registered
        .getOrDefault(id, Map.of())
        .forEach(
            (attribute, fact) ->
                facts.put(
                    attribute.word(),
                    new Fact(fact.value(), fact.source(), fact.assertedAt(), fact.expiresAt())));
    versions.stream()
        .filter(it -> !now.isBefore(it.inForceFrom()))
        .findFirst()
        .filter(it -> it.inForceUntil().map(now::isBefore).orElse(true))
        .filter(it -> it.parties().contains(snapshot.org().orElseThrow()))
        .ifPresent(
            it ->
                facts.put(
                    "agreements",
                    new Fact(
                        new FactValue.Names(Set.of(it.id())),
                        "agreements",
                        it.inForceFrom(),
                        it.inForceUntil())));
    return new Actor(
        snapshot.ref(),
        snapshot.kind(),
        snapshot.displayName(),
        snapshot.org(),
        snapshot.roles(),
        facts,
        snapshot.actsFor().map(person -> actor(person, now)),
        Optional.empty());
  }

  Governance governance(Instant now) {
    Governance.Regime regime =
        switch (random.nextInt(6)) {
          case 0 -> Governance.Regime.UNDETERMINED;
          case 1, 2 -> Governance.Regime.EAR;
          default -> Governance.Regime.NONE;
        };
    return new Governance(
        Governance.AccessLevel.RESTRICTED,
        Governance.MetadataTier.FULL,
        Governance.Basis.DUA,
        Optional.empty(),
        random.nextInt(3) == 0
            ? Optional.of(
                new Governance.Embargo(
                    now.plus(Duration.ofMinutes(random.nextInt(-60, 300))), Set.of("team")))
            : Optional.empty(),
        new Governance.Export(regime, Set.of(), Set.of()),
        new Governance.Cui(Set.of(), Set.of()),
        Set.of(Purpose.RESEARCH),
        Set.of(),
        Governance.AiTraining.YES,
        false,
        Governance.Review.NONE,
        1 + random.nextInt(2),
        random.nextInt(4) == 0 ? Optional.of(3_600L) : Optional.empty(),
        Set.of(Approval.STEWARD),
        random.nextInt(3) == 0 ? Set.of("safety") : Set.of(),
        random.nextInt(3) == 0 ? Set.of(agreement) : Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Set.of(),
        Set.of());
  }

  Dataset dataset(org.entente.policy.GovernanceClass governed, Instant now) {
    return new Dataset(
        new DatasetId(UUID.randomUUID()),
        "world-" + UUID.randomUUID(),
        new Metadata(
            "A dataset of a random world",
            "",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        governed,
        1,
        now,
        now);
  }

  Grant grant(String holder, DatasetId dataset, Instant now) {
    return new Grant(
        new GrantId(UUID.randomUUID()),
        1,
        Optional.empty(),
        dataset,
        OWNER,
        new ActorRef(holder, "holder"),
        Purpose.RESEARCH,
        random.nextInt(4) == 0 ? Set.of(Approval.STEWARD) : EnumSet.allOf(Approval.class),
        Set.of(),
        Grant.State.ACTIVE,
        Optional.empty(),
        now,
        now.plus(Duration.ofMinutes(random.nextInt(8) == 0 ? 500 : 100_000)));
  }

  private static Fact said(FactValue value, Instant at, Instant until) {
    return new Fact(value, "sign-in", at, Optional.of(until));
  }
}
