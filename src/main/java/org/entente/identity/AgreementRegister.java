package org.entente.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.RorId;

/**
 * The door to the register of agreements: their versions, and who accepted which.
 *
 * <p>A party has the agreement while the version that lists it is in force. Acceptances stand
 * beside that and do not decide it: the register says who has signed, and what is missing is shown.
 */
@ApplicationScoped
public class AgreementRegister {
  private static final Set<Role> SEE_ALL = Set.of(Role.ADMIN, Role.PROGRAMME_OFFICER, Role.AUDITOR);

  /** The office itself before those who may load everything. */
  private static final List<Role> KEEP = List.of(Role.PROGRAMME_OFFICER, Role.ADMIN);

  private static final Set<Role> SIGN = Set.of(Role.INSTITUTION_OFFICIAL, Role.PARTNERSHIP_OFFICER);

  private final AgreementStore store;
  private final ActorStore actors;
  private final AuditTrail trail;
  private final Clock clock;

  AgreementRegister(AgreementStore store, ActorStore actors, AuditTrail trail, Clock clock) {
    this.store = store;
    this.actors = actors;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Registers a version. Registering again what the register holds or held changes nothing, so that
   * a load that is repeated does not bring back what has been replaced since. What is not said of
   * its provenance is completed from who registers it and when, and is no difference.
   */
  @Transactional
  public RegisterOutcome register(Actor by, Agreement sent) {
    Optional<Role> office = office(by);
    if (office.isEmpty()) {
      return new RegisterOutcome.NotAllowed(
          "Agreements are registered by the programme office, in person.");
    }
    Instant now = clock.instant();
    if (sent.provenance().assertedAt().filter(now::isBefore).isPresent()) {
      return new RegisterOutcome.Invalid(
          "An agreement cannot be asserted in the future; leave `assertedAt` out for now.");
    }
    Optional<AgreementHistory> history = store.find(sent.id());
    if (history.flatMap(it -> it.holding(sent)).isPresent()) {
      return new RegisterOutcome.Unchanged();
    }
    if (history.filter(it -> it.isPast(sent)).isPresent()) {
      return new RegisterOutcome.Conflict(
          "Version `%s` is on record with another provenance, and has been replaced under its name"
                  .formatted(sent.version())
              + " since, which this would take back. Leave its provenance out, or give it a version"
              + " of its own.");
    }
    Optional<Agreement> accepted =
        history
            .flatMap(it -> it.version(sent.version()))
            .filter(it -> store.acceptances(it.id()).stream().anyMatch(each -> isOf(each, it)));
    if (accepted.filter(it -> !it.isTheSameTextAs(sent)).isPresent()) {
      return new RegisterOutcome.Conflict(
          "Version `%s` has been accepted as it is; of its text only the end may change. Give the"
                  .formatted(sent.version())
              + " new text a version of its own.");
    }
    Agreement agreement =
        sent.from(sent.provenance().completed(office.get().word(), by.displayName(), now));
    store.register(agreement, by.ref(), now);
    trail.append(
        AuditEvent.fact(
            "agreement.registered", by.ref(), "agreement:" + agreement.id(), details(agreement)));
    return new RegisterOutcome.Recorded(0);
  }

  private static Map<String, Object> details(Agreement agreement) {
    Map<String, Object> details = new HashMap<>();
    details.put("version", agreement.version());
    details.put("parties", agreement.parties().stream().sorted().map(Object::toString).toList());
    details.put("inForceFrom", agreement.inForceFrom().toString());
    agreement.inForceUntil().ifPresent(at -> details.put("inForceUntil", at.toString()));
    details.putAll(agreement.provenance().told());
    return details;
  }

  /**
   * Records that a version is accepted: by a person of a party for themselves, by an official for
   * their own organisation, or by the programme office for a party whose signed copy it holds.
   */
  @Transactional
  public RegisterOutcome accept(
      Actor by, String id, String version, Optional<RorId> onBehalfOf, Optional<String> evidence) {
    Optional<AgreementHistory> history = find(by, id);
    if (history.isEmpty()) {
      return new RegisterOutcome.Unknown();
    }
    if (by.kind() != ActorKind.HUMAN) {
      return new RegisterOutcome.NotAllowed("People accept agreements, in person.");
    }
    Optional<Agreement> text = history.get().version(version);
    if (text.isEmpty()) {
      return new RegisterOutcome.Invalid("There is no version `" + version + "`.");
    }
    Optional<String> refusal = refusal(by, text.get(), onBehalfOf, evidence);
    if (refusal.isPresent()) {
      return new RegisterOutcome.NotAllowed(refusal.get());
    }
    Instant now = clock.instant();
    if (text.get().inForceUntil().filter(end -> !now.isBefore(end)).isPresent()) {
      return new RegisterOutcome.Conflict("Version `" + version + "` has ended.");
    }
    Acceptance acceptance = new Acceptance(id, version, by.ref().id(), onBehalfOf, now, evidence);
    if (!store.accept(acceptance)) {
      return new RegisterOutcome.Unchanged();
    }
    Map<String, Object> details = new HashMap<>();
    details.put("version", version);
    onBehalfOf.ifPresent(party -> details.put("onBehalfOf", party.value()));
    trail.append(AuditEvent.fact("agreement.accepted", by.ref(), "agreement:" + id, details));
    return new RegisterOutcome.Recorded(0);
  }

  /** The agreements the reader may know of, by id. */
  @Transactional
  public List<AgreementHistory> list(Actor reader) {
    if (seesAll(reader)) {
      return store.all();
    }
    return isInPerson(reader) ? reader.org().map(store::naming).orElse(List.of()) : List.of();
  }

  @Transactional
  public Optional<AgreementHistory> find(Actor reader, String id) {
    return store.find(id).filter(history -> seesAll(reader) || names(history, reader));
  }

  /**
   * Who accepted, oldest first: all that organisations did, and of people the reader's colleagues
   * where the reader answers for them, and the reader.
   */
  @Transactional
  public List<Acceptance> acceptances(Actor reader, String id) {
    if (find(reader, id).isEmpty()) {
      return List.of();
    }
    return store.acceptances(id).stream()
        .filter(
            each ->
                each.onBehalfOf().isPresent()
                    || seesAll(reader)
                    || each.acceptedBy().equals(reader.ref().id())
                    || (signs(reader) && isColleague(reader, each.acceptedBy())))
        .toList();
  }

  /** Parties of a version on whose behalf nobody has accepted it. */
  @Transactional
  public List<RorId> missing(Actor reader, Agreement version) {
    Set<RorId> accepted =
        acceptances(reader, version.id()).stream()
            .filter(each -> isOf(each, version))
            .flatMap(each -> each.onBehalfOf().stream())
            .collect(Collectors.toSet());
    return version.parties().stream().filter(party -> !accepted.contains(party)).sorted().toList();
  }

  /** The title of an agreement whatever its state; for words beside its id. */
  @Transactional
  public Optional<String> title(String id) {
    Instant now = clock.instant();
    return store.find(id).map(history -> history.shownAt(now).title());
  }

  public boolean mayKeep(Actor actor) {
    return office(actor).isPresent();
  }

  /** The role by which somebody registers agreements; empty where they may not. */
  public Optional<Role> office(Actor actor) {
    return isInPerson(actor) ? KEEP.stream().filter(actor::has).findFirst() : Optional.empty();
  }

  /** The organisations for which the actor may record an acceptance of this version. */
  public List<RorId> signsFor(Actor actor, Agreement agreement) {
    return agreement.parties().stream()
        .filter(
            party ->
                mayKeep(actor) || (signs(actor) && actor.org().filter(party::equals).isPresent()))
        .sorted()
        .toList();
  }

  private Optional<String> refusal(
      Actor by, Agreement text, Optional<RorId> onBehalfOf, Optional<String> evidence) {
    if (onBehalfOf.isEmpty()) {
      return by.org().filter(text.parties()::contains).isPresent()
          ? Optional.empty()
          : Optional.of("Your organisation is no party to this version.");
    }
    RorId party = onBehalfOf.get();
    if (!text.parties().contains(party)) {
      return Optional.of("That organisation is no party to this version.");
    }
    if (signs(by) && by.org().filter(party::equals).isPresent()) {
      return Optional.empty();
    }
    if (!mayKeep(by)) {
      return Optional.of(
          "For an organisation its institution official or partnership officer accepts.");
    }
    return evidence.isPresent()
        ? Optional.empty()
        : Optional.of("To record another's acceptance, name its evidence.");
  }

  private static boolean isOf(Acceptance acceptance, Agreement agreement) {
    return acceptance.version().equals(agreement.version());
  }

  private boolean isColleague(Actor reader, String actorId) {
    return reader.org().isPresent()
        && actors.snapshot(actorId).flatMap(Snapshot::org).equals(reader.org());
  }

  private static boolean names(AgreementHistory history, Actor reader) {
    return isInPerson(reader)
        && reader.org().isPresent()
        && history.versions().stream()
            .anyMatch(version -> version.parties().contains(reader.org().get()));
  }

  private static boolean seesAll(Actor reader) {
    return isInPerson(reader) && SEE_ALL.stream().anyMatch(reader::has);
  }

  private static boolean signs(Actor actor) {
    return isInPerson(actor) && SIGN.stream().anyMatch(actor::has);
  }

  private static boolean isInPerson(Actor actor) {
    return !actor.isAnonymous() && actor.kind() != ActorKind.AI_AGENT;
  }
}
