package org.entente.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.catalog.DatasetIntake;
import org.entente.catalog.RecordJson;
import org.entente.catalog.Saved;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.ActorStore;
import org.entente.identity.Actors;
import org.entente.identity.Agreement;
import org.entente.identity.AgreementStore;
import org.entente.identity.Attribute;
import org.entente.identity.Fact;
import org.entente.identity.FactStore;
import org.entente.identity.FactValue;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Role;
import org.entente.identity.Snapshot;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Exploration.Answer;
import org.entente.testing.NativeRecord;
import org.entente.testing.Seeds;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What could be done then is told as it was decided then: through histories by chance of sign-ins,
 * facts, agreements, edits and policies, against a record kept while they happened.
 *
 * <p>Real time passes, so facts and agreements begin and end within the test's own seconds.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class TimeTravelTest {
  private static final int EVENTS = Integer.getInteger("entente.test.cases", 60);
  private static final long USUAL_SEED = 20_261_124L;
  private static final RorId PROGRAMME = new RorId("https://ror.org/01bj3aw27");
  private static final List<RorId> ORGANISATIONS =
      List.of(new RorId(NativeRecord.ORNL), new RorId("https://ror.org/01sjwvz98"), PROGRAMME);
  private static final List<Action> ACTIONS =
      List.of(Action.DISCOVER, Action.READ_METADATA, Action.RECEIVE, Action.COMPUTE, Action.TRAIN);

  @Inject Actors actors;
  @Inject ActorStore store;
  @Inject FactStore register;
  @Inject AgreementStore agreements;
  @Inject Catalog catalog;
  @Inject GovernanceClasses classes;
  @Inject BundleLedger ledger;
  @Inject AuditTrail trail;
  @Inject Explorations explorations;
  @Inject Clock clock;

  @TempDir Path folder;

  private final long seed = Seeds.one(USUAL_SEED);
  private final Random random = new Random(seed);
  private final String run = UUID.randomUUID().toString();
  private final List<String> people =
      List.of("test#" + run + "-one", "test#" + run + "-two", "test#" + run + "-agent");

  /** When something begins or ends of its own accord. */
  private final List<Instant> boundaries = new ArrayList<>();

  private final Map<Answer, Integer> came = new EnumMap<>(Answer.class);
  private int versions;

  /** A decision as it was taken. */
  private record Taken(
      Instant at, String actor, Action action, String bundle, Preflight.Verdict verdict) {}

  @Test
  void whatCouldBeDoneThenIsToldAsItWasDecidedThen() throws Exception {
    System.out.println("TimeTravelTest seed " + seed);
    ReloadablePolicies policies = new ReloadablePolicies(folder, ledger, trail, classes);
    Set<String> bundles = new java.util.HashSet<>();
    NativeRecord edited = NativeRecord.open();
    DatasetId dataset = save(edited);
    people.forEach(this::signsIn);
    List<Taken> record = new ArrayList<>();
    boolean closed = false;
    try {
      for (int event = 0; event < EVENTS; event++) {
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> registersFact();
          case 3 -> registersAgreement();
          case 4 -> signsIn(people.get(random.nextInt(people.size())));
          case 5, 6 -> save(edit(edited));
          default -> {
            closed = !closed;
            policies.change("closed.cedar", closed ? CLOSED : "");
          }
        }
        record.addAll(decideAll(policies.decisions(), dataset));
      }
    } finally {
      if (closed) {
        policies.change("closed.cedar", "");
      }
    }

    for (Taken taken : record) {
      bundles.add(taken.bundle());
      isToldAsTaken(dataset, taken);
    }
    System.out.println("TimeTravelTest seed " + seed + ": " + record.size() + " decisions " + came);
    if (seed == USUAL_SEED) {
      assertThat(bundles).hasSize(2);
      assertThat(came).containsKeys(Answer.ALLOW, Answer.DENY);
    }

    nothingIsGuessed(dataset, record.getFirst().at());
  }

  private static final String CLOSED =
      """
      @id("closed-for-now") @title("Closed") @reason("Closed for maintenance.")
      forbid (principal, action == Action::"receive", resource);
      """;

  private List<Taken> decideAll(Decisions decisions, DatasetId dataset) {
    List<Taken> taken = new ArrayList<>();
    for (String id : people) {
      Instant before;
      Instant at;
      Actor actor;
      do {
        before = clock.instant();
        actor = actors.find(id).orElseThrow();
        at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      } while (isBetween(before, at));
      GovernanceClass governed = catalog.find(dataset).orElseThrow().governed();
      Preflight preflight = decisions.preflight(actor, governed, Purpose.RESEARCH, at);
      for (Action action : ACTIONS) {
        taken.add(new Taken(at, id, action, preflight.bundle(), preflight.verdicts().get(action)));
      }
    }
    return taken;
  }

  /** Facts were joined a moment before the decision: nothing may have ended in between. */
  private boolean isBetween(Instant before, Instant at) {
    return boundaries.stream().anyMatch(it -> !it.isBefore(before) && !it.isAfter(at));
  }

  private void isToldAsTaken(DatasetId dataset, Taken taken) {
    Exploration told = told(dataset, taken.actor(), taken.action(), taken.at());
    String label = "seed %d: %s".formatted(seed, taken);
    assertThat(told.answer().name()).as(label).isEqualTo(taken.verdict().answer().name());
    assertThat(told.bundle()).as(label).contains(taken.bundle());
    Explanation because = taken.verdict().because();
    assertThat(told.rules().stream().map(Decision.Rule::id).toList())
        .as(label)
        .isEqualTo(because.onRecord().rules());
    assertThat(told.approvalsNeeded()).as(label).isEqualTo(taken.verdict().approvalsNeeded());
    assertThat(told.missing().stream().map(Decision.Missing::attribute).toList())
        .as(label)
        .isSubsetOf(
            Stream.concat(
                    because.onRecord().missing().stream(),
                    because.missing().stream().map(Decision.Missing::attribute))
                .toList());
    came.merge(told.answer(), 1, Integer::sum);
  }

  private void nothingIsGuessed(DatasetId dataset, Instant first) {
    Exploration before =
        told(dataset, people.getFirst(), Action.RECEIVE, first.minus(Duration.ofDays(400)));
    assertThat(before.answer()).isEqualTo(Answer.NOT_KNOWN);
    assertThat(before.steps()).isEmpty();
    assertThat(before.notes())
        .anySatisfy(note -> assertThat(note).startsWith("Nothing was recorded of this account"))
        .anySatisfy(note -> assertThat(note).startsWith("The dataset was not in the catalog"))
        .anySatisfy(note -> assertThat(note).startsWith("No policies are on record before"));
    assertThat(told(dataset, "test#nobody-" + run, Action.RECEIVE, first).notes())
        .containsExactly("Nothing was ever recorded of this account.");
  }

  private Exploration told(DatasetId dataset, String actor, Action action, Instant at) {
    Explorations.Explored explored =
        explorations.explore(
            administrator(),
            new Inquiry(
                new Inquiry.Whom.Seen(actor),
                dataset,
                action,
                Purpose.RESEARCH,
                Optional.of(at),
                Optional.empty(),
                Set.of()));
    assertThat(explored).isInstanceOf(Explorations.Explored.Found.class);
    return ((Explorations.Explored.Found) explored).exploration();
  }

  private static Actor administrator() {
    return official("administrator", Role.ADMIN);
  }

  private static Actor official(String name, Role role) {
    return new Actor(
        new ActorRef("test#" + name, name),
        ActorKind.HUMAN,
        name,
        Optional.of(PROGRAMME),
        Set.of(role),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private void registersFact() {
    Attribute attribute =
        pick(
            Attribute.US_PERSON,
            Attribute.COVERED_NATION_TIE,
            Attribute.EXPORT_COUNTRY,
            Attribute.NATIONALITIES,
            Attribute.TRAINING,
            Attribute.OWNERS,
            Attribute.PURPOSES);
    FactValue value =
        switch (attribute) {
          case US_PERSON, COVERED_NATION_TIE -> new FactValue.Flag(random.nextBoolean());
          case EXPORT_COUNTRY -> new FactValue.Text(pick("US", "JP", "FR"));
          case NATIONALITIES -> new FactValue.Names(Set.of(pick("US", "JP", "FR")));
          case OWNERS -> new FactValue.Names(Set.of(pick(NativeRecord.ORNL, NativeRecord.NIMS)));
          case PURPOSES -> new FactValue.Names(Set.of(pick("research", "education")));
          default -> new FactValue.Names(Set.of(pick("safety", "ethics")));
        };
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    RegisteredFact fact =
        new RegisteredFact(
            people.get(random.nextInt(people.size())),
            attribute,
            value,
            pick("one register", "another register"),
            "a registrar",
            now,
            random.nextInt(3) == 0 ? Optional.of(soon(now)) : Optional.empty(),
            Optional.empty());
    QuarkusTransaction.requiringNew()
        .run(() -> register.register(fact, ActorRef.SYSTEM, Optional.empty(), clock.instant()));
  }

  private void registersAgreement() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant from = random.nextBoolean() ? now.minusSeconds(60) : soon(now);
    Agreement agreement =
        new Agreement(
            "time-travel-" + run.substring(0, 8),
            Integer.toString(++versions),
            "An agreement that changes",
            Set.of(pick(ORGANISATIONS.toArray(RorId[]::new))),
            from,
            random.nextBoolean() ? Optional.of(soon(from)) : Optional.empty());
    QuarkusTransaction.requiringNew()
        .run(() -> agreements.register(agreement, ActorRef.SYSTEM, clock.instant()));
  }

  private void signsIn(String id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    boolean agent = id.endsWith("agent");
    Map<String, Fact> facts = new HashMap<>();
    facts.put("orgCountry", claimed(new FactValue.Text(pick("US", "JP")), now));
    facts.put("orgType", claimed(new FactValue.Text(pick("government", "company")), now));
    facts.put("assurance", claimed(new FactValue.Quantity(1 + random.nextInt(3)), now));
    facts.put("affiliationFresh", claimed(new FactValue.Flag(true), now));
    Snapshot said =
        new Snapshot(
            new ActorRef(id, id),
            agent ? ActorKind.AI_AGENT : ActorKind.HUMAN,
            id,
            Optional.of(pick(ORGANISATIONS.toArray(RorId[]::new))),
            random.nextInt(4) == 0 ? Set.of(Role.STEWARD) : Set.of(),
            facts,
            agent ? Optional.of(people.getFirst()) : Optional.empty(),
            Optional.empty(),
            now,
            Optional.empty());
    QuarkusTransaction.requiringNew().run(() -> store.keep(said, now));
  }

  private Fact claimed(FactValue value, Instant now) {
    Instant end = random.nextInt(4) == 0 ? soon(now) : now.plus(Duration.ofDays(30));
    return new Fact(value, "identity provider", now, Optional.of(end));
  }

  private NativeRecord edit(NativeRecord edited) {
    return switch (random.nextInt(5)) {
      case 0 -> edited.governed("accessLevel", pick("open", "restricted", "controlled"));
      case 1 -> edited.governed("metadataTier", pick("full", "summary", "hidden"));
      case 2 ->
          edited.governed(
              "approvals",
              random.nextBoolean() ? List.of("steward") : List.of("steward", "export-control"));
      case 3 ->
          edited.governed(
              "export", Map.of("regime", pick("none", "ear"), "releasableTo", List.of("JP")));
      default ->
          edited.governed(
              "requiredAgreements",
              random.nextBoolean() ? List.of() : List.of("time-travel-" + run.substring(0, 8)));
    };
  }

  private DatasetId save(NativeRecord edited) {
    try {
      DatasetIntake.Result read =
          DatasetIntake.read(RecordJson.parse(edited.json().getBytes(UTF_8)), Optional.empty());
      return switch (catalog.save(
          official("curator", Role.CURATOR), ((DatasetIntake.Result.Accepted) read).draft())) {
        case Saved.Created(DatasetId id) -> id;
        case Saved.Updated(DatasetId id) -> id;
        case Saved.Unchanged(DatasetId id) -> id;
        case Saved other -> throw new AssertionError(other);
      };
    } catch (RecordJson.NotARecord malformed) {
      throw new AssertionError(malformed);
    }
  }

  private Instant soon(Instant from) {
    Instant soon = from.plusMillis(random.nextInt(50, 3_000));
    boundaries.add(soon);
    return soon;
  }

  @SafeVarargs
  private <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }
}
