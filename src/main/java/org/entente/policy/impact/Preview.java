package org.entente.policy.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.entente.identity.Actor;
import org.entente.kernel.RorId;
import org.entente.policy.BundleDecisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.PolicyFiles;
import org.entente.policy.Subject;
import org.entente.policy.impact.Impact.Row;

/** Works out one preview from beginning to end. */
final class Preview {
  private final GovernanceClasses classes;
  private final DatasetHoldings holdings;
  private final StandingGrants grants;
  private final Anyone anyone;
  private final Persona.Casting personas;

  /** Makes somebody of an organisation of whom nothing else is known. */
  interface Anyone {
    Actor of(RorId organisation, String country);
  }

  /**
   * Whose sight it is taken from, and between which bundles.
   *
   * @param allColleagues whether there are no more than those named
   */
  record Order(
      Actor reader,
      BundleDecisions inForce,
      BundleDecisions draft,
      PolicyFiles files,
      List<Actor> colleagues,
      boolean allColleagues,
      Instant now) {}

  /** How far it is, and whether to go on. */
  record Progress(IntConsumer all, Runnable oneDone, BooleanSupplier cancelled) {}

  /** The answer, and what its listings are made from. */
  record Taken(Impact impact, Map<String, Measured> byRow, Considered considered) {}

  Preview(
      GovernanceClasses classes,
      DatasetHoldings holdings,
      StandingGrants grants,
      Anyone anyone,
      Persona.Casting personas) {
    this.classes = classes;
    this.holdings = holdings;
    this.grants = grants;
    this.anyone = anyone;
    this.personas = personas;
  }

  Taken take(Order order, Progress progress) {
    List<Persona> cast = personas.of(order.files());
    List<DatasetHoldings.Partner> partners = holdings.partners();
    progress.all().accept(cast.size() + order.colleagues().size() + partners.size() + 1);
    Entitlement entitlement =
        new Entitlement(order.inForce(), classes, order.reader(), order.now());
    Map<String, Subject> held = new HashMap<>();
    Considered considered = considered(entitlement, held);
    ImpactOf impact =
        new ImpactOf(order.inForce(), order.draft(), considered, order.now(), progress.cancelled());
    Set<String> ofPeople = OpenFacts.ofPeople(order.inForce(), order.draft());
    Set<String> ofPartners = OpenFacts.ofPartners(order.reader(), order.inForce(), order.draft());
    Rows rows = new Rows(impact, progress.oneDone());
    for (Persona persona : cast) {
      rows.add(Kind.PERSONA, persona.name(), persona.actor(), Set.of());
    }
    for (Actor colleague : order.colleagues()) {
      rows.add(Kind.PERSON, colleague.displayName(), colleague, ofPeople);
    }
    for (DatasetHoldings.Partner partner : partners) {
      Actor member = anyone.of(partner.id(), partner.country());
      rows.add(Kind.PARTNER, partner.name(), member, ofPartners);
    }
    Impact.Grants ending = new GrantsAtRisk(grants, entitlement, held).under(impact, ofPeople);
    progress.oneDone().run();
    Impact answer =
        new Impact(
            order.inForce().bundle().hash(),
            order.draft().bundle().hash(),
            order.now(),
            considered.all(),
            entitlement.countsEverything(),
            rows.of(Kind.PERSONA),
            rows.of(Kind.PERSON),
            order.allColleagues(),
            rows.of(Kind.PARTNER),
            ending);
    return new Taken(answer, rows.measured, considered);
  }

  /**
   * @param held gets all classes there are, for the grants
   */
  private Considered considered(Entitlement entitlement, Map<String, Subject> held) {
    List<Subject> counted = new ArrayList<>();
    List<Long> datasets = new ArrayList<>();
    for (Map.Entry<String, Long> each : new TreeMap<>(holdings.counts()).entrySet()) {
      Optional<GovernanceClass> governed = classes.find(each.getKey());
      if (governed.isPresent()) {
        Subject subject = Subject.of(governed.get());
        held.put(each.getKey(), subject);
        if (entitlement.counts(governed.get())) {
          counted.add(subject);
          datasets.add(each.getValue());
        }
      }
    }
    return new Considered(
        List.copyOf(counted), datasets.stream().mapToLong(Long::longValue).toArray());
  }

  private enum Kind {
    PERSONA,
    PERSON,
    PARTNER
  }

  private static final class Rows {
    private final ImpactOf impact;
    private final Runnable oneDone;
    private final Map<Kind, List<Row>> rows = new HashMap<>();
    private final Map<String, Measured> measured = new HashMap<>();

    Rows(ImpactOf impact, Runnable oneDone) {
      this.impact = impact;
      this.oneDone = oneDone;
    }

    void add(Kind kind, String name, Actor actor, Set<String> open) {
      List<Row> there = rows.computeIfAbsent(kind, _ -> new ArrayList<>());
      String key = kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + (there.size() + 1);
      Measured found = impact.of(actor, open);
      measured.put(key, found);
      there.add(new Row(key, name, actor.org(), found.changes()));
      oneDone.run();
    }

    List<Row> of(Kind kind) {
      return rows.getOrDefault(kind, List.of());
    }
  }
}
