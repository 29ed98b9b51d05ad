package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.catalog.DatasetView;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RandomId;
import org.entente.policy.Action;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Need;
import org.entente.policy.Purpose;

/**
 * Decides about a token and records it, in one transaction that ends before anything is signed.
 *
 * <p>An active grant is used. Without one, where policy needs nobody's approval for some purpose,
 * the exchange itself records the grant; but not where a steward revoked the last one, for then the
 * next step is a new request.
 */
@ApplicationScoped
class TokenIssuing {
  private final GrantStore store;
  private final GrantIssuing grants;
  private final Redemption redemption;
  private final Catalog catalog;
  private final Decisions decisions;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;

  TokenIssuing(
      GrantStore store,
      GrantIssuing grants,
      Redemption redemption,
      Catalog catalog,
      Decisions decisions,
      AuditTrail trail,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.grants = grants;
    this.redemption = redemption;
    this.catalog = catalog;
    this.decisions = decisions;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /** What the transaction came to. */
  sealed interface Decided {}

  record Recorded(TokenSigner.Statement statement, List<GrantId> grants) implements Decided {}

  /**
   * Nothing was written.
   *
   * @param records what the trail is to say of it
   */
  record Refused(TokenBroker.Issue answer, List<AuditEvent> records) implements Decided {}

  private record Chosen(Grant grant, boolean fresh, Instant tokenUntil) {}

  @Transactional
  Decided decideAndRecord(
      Actor actor, Set<DatasetId> wanted, Optional<Duration> requestedLifetime, String clientId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<Chosen> chosen = new ArrayList<>();
    for (DatasetId id : wanted) {
      Optional<Dataset> dataset =
          catalog
              .find(id)
              .filter(there -> !(catalog.view(actor, id) instanceof DatasetView.Hidden));
      if (dataset.isEmpty()) {
        return refused(actor, id, new TokenBroker.Issue.UnknownTarget(), List.of());
      }
      switch (choose(actor, dataset.get(), now)) {
        case Choice.Use use -> chosen.add(use.chosen());
        case Choice.No no -> {
          return refused(actor, id, new TokenBroker.Issue.Denied(no.why()), no.rules());
        }
      }
    }
    Instant until = chosen.stream().map(Chosen::tokenUntil).min(Instant::compareTo).orElseThrow();
    Instant asked = requestedLifetime.map(now::plus).orElse(until);
    Instant end = (asked.isBefore(until) ? asked : until).truncatedTo(ChronoUnit.SECONDS);
    if (!end.isAfter(now)) {
      return refused(
          actor,
          wanted.iterator().next(),
          new TokenBroker.Issue.Denied("A fact this rests on expires within the second; renew it."),
          List.of());
    }
    return recorded(actor, chosen, now, end, clientId);
  }

  private Recorded recorded(
      Actor actor, List<Chosen> chosen, Instant now, Instant end, String clientId) {
    String jti = RandomId.from(random).toString();
    List<Grant> used = chosen.stream().map(Chosen::grant).toList();
    chosen.stream().filter(Chosen::fresh).forEach(one -> grants.write(one.grant(), actor.ref()));
    List<GrantId> ids = used.stream().map(Grant::id).toList();
    store.register(
        new GrantStore.Registered(jti, actor.ref(), Set.copyOf(ids), end), clientId, now);
    trail.append(
        AuditEvent.allowed(
            "token.issued",
            actor.ref(),
            "token:" + jti,
            decisions.bundle().hash(),
            Map.of(
                "datasets", used.stream().map(grant -> grant.dataset().toString()).toList(),
                "grants", ids.stream().map(GrantId::toString).toList(),
                "client", clientId,
                "expiresAt", end.toString())));
    return new Recorded(
        new TokenSigner.Statement(
            jti,
            actor.ref(),
            actor.actsFor().map(Actor::ref),
            clientId,
            used.stream().map(Grant::dataset).toList(),
            now,
            end),
        ids);
  }

  private sealed interface Choice {
    record Use(Chosen chosen) implements Choice {}

    record No(String why, List<Decision.Rule> rules) implements Choice {}
  }

  private Choice choose(Actor actor, Dataset dataset, Instant now) {
    List<Grant> held = store.of(actor.ref(), dataset.id(), now);
    List<Grant> active = held.stream().filter(Grant::isActive).toList();
    Choice.No last = null;
    for (Grant grant : active) {
      switch (redemption.of(actor, grant, dataset, now)) {
        case Redemption.Allowed allowed -> {
          return new Choice.Use(new Chosen(grant, false, allowed.tokenUntil()));
        }
        case Redemption.Denied denied -> last = no(denied.decision());
      }
    }
    if (last != null) {
      return last;
    }
    return held.stream()
        .filter(grant -> grant.state() != Grant.State.EXPIRED)
        .findFirst()
        .map(TokenIssuing::stopped)
        .orElseGet(() -> byPolicy(actor, dataset, now));
  }

  /** A steward's word stands: a new request, not a new token, is the way on. */
  private static Choice stopped(Grant grant) {
    String reason = grant.stateReason().map(text -> " (" + text + ")").orElse("");
    return switch (grant.state()) {
      case SUSPENDED ->
          new Choice.No(
              "Your grant is suspended" + reason + "; ask the owner's steward.", List.of());
      case REVOKED ->
          new Choice.No("Your grant was revoked" + reason + "; make a new request.", List.of());
      case ACTIVE, EXPIRED -> throw new IllegalStateException("only a stopped grant stops a token");
    };
  }

  private Choice byPolicy(Actor actor, Dataset dataset, Instant now) {
    Choice.No first = null;
    for (Purpose purpose : Purpose.values()) {
      Grant grant = grants.byPolicy(actor, dataset, purpose, now);
      Need need =
          decisions.need(
              actor, Action.RECEIVE, dataset.governed(), Redemption.use(actor, grant, now));
      Choice.No refusal =
          switch (need) {
            case Need.Nothing nothing -> null;
            case Need.Approvals approvals ->
                new Choice.No(
                    "You hold no grant for this dataset; request it. It needs the approval of: "
                        + String.join(
                            ", ",
                            approvals.approvals().stream().map(one -> one.word()).sorted().toList())
                        + ".",
                    List.of());
            case Need.Impossible impossible -> no(impossible.decision());
          };
      if (refusal == null
          && redemption.of(actor, grant, dataset, now) instanceof Redemption.Allowed allowed) {
        Instant end =
            allowed
                .grantUntil()
                .filter(most -> most.isBefore(grant.expiresAt()))
                .orElse(grant.expiresAt());
        Grant bounded = grant.lasting(end);
        return new Choice.Use(new Chosen(bounded, true, allowed.tokenUntil()));
      }
      if (first == null) {
        first = refusal;
      }
    }
    return first == null
        ? new Choice.No("The rules allow no use of this dataset.", List.of())
        : first;
  }

  private static Choice.No no(Decision.Denied denied) {
    List<String> reasons = new ArrayList<>();
    denied.rules().forEach(rule -> reasons.add(rule.reason()));
    denied
        .missing()
        .forEach(
            missing -> reasons.add("Missing: " + missing.attribute() + "; " + missing.remedy()));
    return new Choice.No(
        reasons.isEmpty() ? "The rules do not allow it." : String.join(" ", reasons),
        denied.rules());
  }

  private Refused refused(
      Actor actor, DatasetId dataset, TokenBroker.Issue answer, List<Decision.Rule> rules) {
    ActorRef by = actor.ref();
    return new Refused(
        answer,
        List.of(
            AuditEvent.denied(
                "token.refused",
                by,
                "dataset:" + dataset,
                decisions.bundle().hash(),
                Map.of("rules", rules.stream().map(Decision.Rule::id).toList()))));
  }
}
