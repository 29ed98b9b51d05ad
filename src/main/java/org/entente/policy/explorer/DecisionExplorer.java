package org.entente.policy.explorer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.policy.Explorations;
import org.entente.policy.GovernedDatasets;
import org.entente.policy.Inquiry;
import org.entente.policy.Inquiry.Whom;
import org.entente.policy.Personas;
import org.entente.policy.explorer.Entitlements.Entitlement;

/** Authorises a question, has it on record, and only then answers it. */
@ApplicationScoped
class DecisionExplorer implements Explorations {
  private static final int MOST_PEOPLE = 20;

  private final GovernedDatasets datasets;
  private final Entitlements entitlements;
  private final Staging staging;
  private final Actors actors;
  private final Instance<Personas> personas;
  private final AuditTrail trail;
  private final Clock clock;

  DecisionExplorer(
      GovernedDatasets datasets,
      Entitlements entitlements,
      Staging staging,
      Actors actors,
      Instance<Personas> personas,
      AuditTrail trail,
      Clock clock) {
    this.datasets = datasets;
    this.entitlements = entitlements;
    this.staging = staging;
    this.actors = actors;
    this.personas = personas;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public Explored explore(Actor reader, Inquiry inquiry) {
    Instant now = clock.instant();
    Inquiry asked = ofOneself(reader, inquiry);
    Optional<GovernedDatasets.Catalogued> dataset = datasets.find(asked.dataset());
    Optional<Entitlement> entitlement =
        dataset.flatMap(it -> entitlements.of(reader, asked.whom(), it.governed(), now));
    if (entitlement.isEmpty()) {
      record(reader, asked, Outcome.DENIED, Optional.empty());
      return new Explored.Missing();
    }
    Staging.Staged staged = staging.of(reader, asked, dataset.get(), entitlement.get(), now);
    return switch (staged) {
      case Staging.Staged.Nobody _ -> {
        record(reader, asked, Outcome.DENIED, Optional.empty());
        yield new Explored.Missing();
      }
      case Staging.Staged.Unknown unknown -> {
        record(reader, asked, Outcome.ALLOWED, Optional.empty());
        yield new Explored.Found(unknown.exploration());
      }
      case Staging.Staged.Set set -> {
        record(
            reader, asked, Outcome.ALLOWED, Optional.of(set.scene().decisions().bundle().hash()));
        yield new Explored.Found(Answering.of(reader, set.scene(), entitlement.get(), set.notes()));
      }
    };
  }

  /** A question about oneself by one's id is none about another person. */
  private static Inquiry ofOneself(Actor reader, Inquiry inquiry) {
    boolean self = inquiry.whom() instanceof Whom.Seen(String id) && id.equals(reader.ref().id());
    return self
        ? new Inquiry(
            new Whom.Asker(),
            inquiry.dataset(),
            inquiry.action(),
            inquiry.purpose(),
            inquiry.at(),
            inquiry.enclave(),
            inquiry.approvals())
        : inquiry;
  }

  /** Who asked what about whom; what came of it may tell a sensitive fact, so it is left out. */
  private void record(Actor reader, Inquiry asked, Outcome outcome, Optional<String> bundle) {
    if (reader.isAnonymous()) {
      return;
    }
    Map<String, Object> details = new HashMap<>();
    details.put("action", asked.action().word());
    details.put("purpose", asked.purpose().word());
    asked.at().ifPresent(at -> details.put("at", at.toString()));
    details.put("about", about(reader, asked.whom()));
    trail.appendAlone(
        new AuditEvent(
            "access.explored",
            reader.ref(),
            "dataset:" + asked.dataset(),
            outcome,
            bundle,
            details));
  }

  private static String about(Actor reader, Whom whom) {
    return switch (whom) {
      case Whom.Asker _ -> "actor:" + reader.ref().id();
      case Whom.Seen(String id) -> "actor:" + id;
      case Whom.Imagined(String name) -> "persona:" + name;
    };
  }

  @Override
  public List<String> personas(Actor reader) {
    return personas.isResolvable() && asksAboutOthers(reader) ? personas.get().names() : List.of();
  }

  @Override
  public List<ActorRef> people(Actor reader, String text) {
    if (!asksAboutOthers(reader)) {
      return List.of();
    }
    boolean anyone = reader.has(Role.ADMIN) || reader.has(Role.AUDITOR);
    if (!anyone && reader.org().isEmpty()) {
      return List.of();
    }
    return actors.named(text, anyone ? Optional.empty() : reader.org(), MOST_PEOPLE).stream()
        .filter(found -> !found.sameAs(reader.ref()))
        .toList();
  }

  @Override
  public boolean asksAboutOthers(Actor reader) {
    return entitlements.asksAboutOthers(reader);
  }
}
