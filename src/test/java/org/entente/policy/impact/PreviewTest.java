package org.entente.policy.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.BundleDecisions;
import org.entente.policy.ChangedBundles;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.PolicySource;
import org.entente.policy.Purpose;
import org.junit.jupiter.api.Test;

/** What an author learns from a preview, and what not. */
class PreviewTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId DOE = new RorId("https://ror.org/01bj3aw27");
  private static final RorId RIKEN = new RorId("https://ror.org/01sjwvz98");

  /** Listed for everybody; the title of the other one is known to its owner's stewards only. */
  private final GovernanceClass listed = ChangedBundles.open(ORNL, "metadataTier", "summary");

  private final GovernanceClass hidden = ChangedBundles.open(RIKEN, "metadataTier", "hidden");
  private final GovernanceClass restricted = ChangedBundles.open(ORNL, "accessLevel", "restricted");

  private final GovernanceClasses classes = ChangedBundles.classes();
  private final Map<String, Long> counts = new HashMap<>();
  private final List<StandingGrants.Standing> grants = new ArrayList<>();
  private final List<Persona> personas = new ArrayList<>();

  PreviewTest() {
    counts.put(registered(listed), 3L);
    counts.put(registered(hidden), 40L);
    counts.put(registered(restricted), 500L);
  }

  private String registered(GovernanceClass each) {
    return classes.intern(each.owner(), each.governance()).id();
  }

  @Test
  void aPersonaIsCountedAtEveryLevelWithTheRuleResponsible() {
    personas.add(new Persona("visitor", Actor.ANONYMOUS));

    Impact impact =
        preview(
            person("steward", ORNL, Role.STEWARD),
            """
            @id("by-chance")
            @title("All records")
            @reason("Everybody reads every record.")
            permit (principal is User, action == Action::"readMetadata", resource);
            """);

    assertThat(impact.datasets()).isEqualTo(503);
    assertThat(impact.everything()).isFalse();
    assertThat(impact.personas()).hasSize(1);
    assertThat(impact.personas().getFirst().changes())
        .containsExactly(
            new Change(
                Level.READABLE,
                Turn.GAINED,
                3,
                List.of(
                    new Change.Responsible(
                        new Cause(
                            "consortium/by-chance",
                            "All records",
                            Optional.empty(),
                            Cause.Part.NOW_PERMITS),
                        3))));
  }

  @Test
  void aStewardHearsNothingOfDataTheyMayNotKnowOfWhateverTheirDraftAllows() {
    String draft =
        """
        @id("by-chance")
        @title("All records")
        @reason("Everybody sees everything.")
        permit (
          principal is User, action in [Action::"discover", Action::"readMetadata"], resource);
        """;

    Impact steward = preview(person("steward", ORNL, Role.STEWARD), draft);
    Impact owner = preview(person("owner", RIKEN, Role.STEWARD), draft);
    Impact administrator = preview(person("admin", ORNL, Role.ADMIN), draft);

    assertThat(discoverable(steward)).isEmpty();
    assertThat(discoverable(owner)).contains(40L);
    assertThat(discoverable(administrator)).contains(40L);
    assertThat(administrator.everything()).isTrue();
  }

  /** Of a partner nothing is known but the organisation. */
  private static Optional<Long> discoverable(Impact impact) {
    return impact.partners().stream()
        .filter(row -> row.organisation().equals(Optional.of(RIKEN)))
        .flatMap(row -> row.changes().stream())
        .filter(change -> change.level() == Level.DISCOVERABLE)
        .map(Change::datasets)
        .findFirst();
  }

  @Test
  void aColleaguesCitizenshipDoesNotShow() {
    String draft =
        """
        @id("by-chance")
        @title("Some")
        @reason("People of one nationality see everything.")
        permit (principal is User, action == Action::"readMetadata", resource)
        when { principal has nationalities && principal.nationalities.contains("JP") };
        """;
    Actor steward = person("steward", ORNL, Role.STEWARD);
    Actor japanese = with(person("colleague", ORNL), "nationalities", names("JP"));
    Actor american = with(person("colleague", ORNL), "nationalities", names("US"));

    Impact one = preview(steward, draft, japanese);
    Impact other = preview(steward, draft, american);

    assertThat(one).isEqualTo(other);
    assertThat(one.people().getFirst().changes())
        .extracting(Change::turn, Change::datasets)
        .containsExactly(org.assertj.core.api.Assertions.tuple(Turn.MAY_BE_GAINED, 3L));
  }

  @Test
  void aDraftThatCallsAFactHarmlessDoesNotMakeItReadable() {
    PolicySource.Loaded.Valid shipped = ChangedBundles.shipped();
    String schema = shipped.files().text("schema.cedarschema").orElseThrow();
    PolicySource.Loaded.Valid harmless =
        ChangedBundles.built(
            shipped.files().with("schema.cedarschema", schema.replace(" @sensitive", "")));

    assertThat(OpenFacts.ofPeople(BundleDecisions.of(shipped), BundleDecisions.of(harmless)))
        .contains("nationalities", "usPerson", "exportCountry", "coveredNationTie");
  }

  @Test
  void stewardsHearOfGrantsOnTheirDataThatWouldStop() {
    Actor holder =
        with(
            with(person("holder", RIKEN), "affiliationFresh", new FactValue.Flag(true)),
            "coveredNationTie",
            new FactValue.Flag(false));
    grants.add(grant(holder, restricted, Purpose.RESEARCH));
    grants.add(grant(holder, restricted, Purpose.COMMERCIAL));
    String draft =
        """
        @id("by-chance")
        @title("No commerce")
        @reason("Nobody uses it for money.")
        forbid (principal is User, action == Action::"receive", resource)
        when { context.purpose == Purpose::"commercial" };
        """;

    Impact owner = preview(person("steward", ORNL, Role.STEWARD), draft);
    Impact other = preview(person("other", RIKEN, Role.STEWARD), draft);

    assertThat(owner.grants().lookedAt()).isEqualTo(2);
    assertThat(owner.grants().stopping()).isEqualTo(1);
    assertThat(owner.grants().perhaps()).isZero();
    assertThat(owner.grants().listed())
        .singleElement()
        .satisfies(
            ending -> {
              assertThat(ending.purpose()).isEqualTo(Purpose.COMMERCIAL);
              assertThat(ending.certain()).isTrue();
              assertThat(ending.rules()).extracting(Cause::title).containsExactly("No commerce");
            });
    assertThat(other.grants()).isEqualTo(new Impact.Grants(0, 0, 0, List.of()));
    assertThat(preview(person("officer", DOE, Role.PROGRAMME_OFFICER), draft).grants())
        .as("whoever writes rules for all hears how many, not whose")
        .isEqualTo(new Impact.Grants(2, 1, 0, List.of()));
  }

  @Test
  void aGrantThatHangsOnASecretMayStopAndNoMoreIsSaid() {
    String draft =
        """
        @id("by-chance")
        @title("Residents")
        @reason("For residents of Japan only.")
        forbid (principal is User, action == Action::"receive", resource)
        unless { principal has jpResident && principal.jpResident };
        """;
    Actor steward = person("steward", ORNL, Role.STEWARD);
    Actor holder = with(person("holder", RIKEN), "affiliationFresh", new FactValue.Flag(true));
    grants.add(
        grant(with(holder, "jpResident", new FactValue.Flag(true)), listed, Purpose.RESEARCH));
    Impact.Grants resident = preview(steward, draft).grants();
    grants.set(0, grant(holder, listed, Purpose.RESEARCH));
    Impact.Grants unknown = preview(steward, draft).grants();

    assertThat(resident.stopping()).isZero();
    assertThat(resident.perhaps()).isEqualTo(1);
    assertThat(unknown.stopping()).isZero();
    assertThat(unknown.perhaps()).isEqualTo(1);
  }

  @Test
  void aPreviewThatIsGivenUpEnds() {
    personas.add(new Persona("visitor", Actor.ANONYMOUS));
    Preview.Progress givenUp = new Preview.Progress(_ -> {}, () -> {}, () -> true);

    assertThatThrownBy(
            () ->
                taken(
                    person("steward", ORNL, Role.STEWARD),
                    """
                    @id("by-chance")
                    @title("t")
                    @reason("r")
                    permit (principal is User, action == Action::"readMetadata", resource);
                    """,
                    List.of(),
                    givenUp))
        .isInstanceOf(ImpactOf.Cancelled.class);
  }

  @Test
  void aPreviewThatTakesTooLongMakesRoomForOthers() {
    AtomicBoolean late = new AtomicBoolean();
    Running slow = new Running(UUID.randomUUID(), person("steward", ORNL).ref(), NOW);
    Preview.Progress progress = slow.begun(late::get);
    assertThat(progress.cancelled().getAsBoolean()).isFalse();

    late.set(true);
    assertThat(progress.cancelled().getAsBoolean()).isTrue();
    slow.stopped();

    assertThat(slow.job().state()).isEqualTo(ImpactJob.State.OVERDUE);
    assertThat(slow.isOver()).isTrue();
  }

  private Impact preview(Actor reader, String draft, Actor... colleagues) {
    AtomicInteger all = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Preview.Progress progress = new Preview.Progress(all::set, done::incrementAndGet, () -> false);
    Impact impact = taken(reader, draft, List.of(colleagues), progress);
    assertThat(done.get()).isEqualTo(all.get()).isPositive();
    return impact;
  }

  private Impact taken(
      Actor reader, String draft, List<Actor> colleagues, Preview.Progress progress) {
    PolicySource.Loaded.Valid valid = ChangedBundles.with(draft);
    return new Preview(
            classes, new Holdings(), this::page, (org, _) -> person("anyone", org), _ -> personas)
        .take(
            new Preview.Order(
                reader,
                BundleDecisions.of(ChangedBundles.shipped()),
                BundleDecisions.of(valid),
                valid.files(),
                colleagues,
                true,
                NOW),
            progress)
        .impact();
  }

  /** One at a time, so that going on is tried too. */
  private StandingGrants.Page page(Optional<GrantId> last, int limit) {
    int from =
        last.map(id -> 1 + grants.stream().map(StandingGrants.Standing::id).toList().indexOf(id))
            .orElse(0);
    return from >= grants.size()
        ? new StandingGrants.Page(List.of(), Optional.empty())
        : new StandingGrants.Page(List.of(grants.get(from)), Optional.of(grants.get(from).id()));
  }

  private final class Holdings implements DatasetHoldings {
    @Override
    public Map<String, Long> counts() {
      return counts;
    }

    @Override
    public List<Held> page(Set<String> classIds, Optional<DatasetId> after, int limit) {
      throw new IllegalStateException("a preview lists no datasets");
    }

    @Override
    public List<Partner> partners() {
      return List.of(new Partner(RIKEN, "RIKEN", "JP"));
    }
  }

  private static StandingGrants.Standing grant(
      Actor holder, GovernanceClass dataset, Purpose purpose) {
    return new StandingGrants.Standing(
        new GrantId(UUID.randomUUID()),
        new DatasetId(UUID.randomUUID()),
        dataset.id(),
        holder,
        purpose,
        Set.of(Approval.values()),
        Set.of());
  }

  private static Actor person(String name, RorId organisation, Role... roles) {
    Actor known = unknown(name, organisation, roles);
    return with(known, "assurance", new FactValue.Quantity(2));
  }

  private static Actor unknown(String name, RorId organisation, Role... roles) {
    return new Actor(
        new ActorRef("test#" + name, name),
        ActorKind.HUMAN,
        name,
        Optional.of(organisation),
        Set.of(roles),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Actor with(Actor actor, String fact, FactValue value) {
    Map<String, Fact> facts = new HashMap<>(actor.facts());
    facts.put(fact, new Fact(value, "test", NOW.minusSeconds(60), Optional.empty()));
    return new Actor(
        actor.ref(),
        actor.kind(),
        actor.displayName(),
        actor.org(),
        actor.roles(),
        facts,
        actor.actsFor(),
        actor.authenticatedAt());
  }

  private static FactValue names(String... names) {
    return new FactValue.Names(Set.of(names));
  }
}
