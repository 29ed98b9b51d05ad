package org.entente.grant;

import static java.util.Comparator.comparing;

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
import org.entente.grant.GrantChoice.Choice;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RandomId;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;

/**
 * Decides about a token and records it, in one transaction that ends before anything is signed.
 *
 * <p>An active grant is used. Without one, where policy needs nobody's approval for some purpose,
 * the exchange itself records the grant; see {@link GrantChoice} and {@link HeldGrants} for when it
 * does not.
 */
@ApplicationScoped
class TokenIssuing {
  private final GrantStore store;
  private final GrantIssuing grants;
  private final GrantChoice choice;
  private final Catalog catalog;
  private final Decisions decisions;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;

  TokenIssuing(
      GrantStore store,
      GrantIssuing grants,
      GrantChoice choice,
      Catalog catalog,
      Decisions decisions,
      AuditTrail trail,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.grants = grants;
    this.choice = choice;
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

  @Transactional
  Decided decideAndRecord(
      Actor actor, Set<DatasetId> wanted, Optional<Duration> requestedLifetime, String clientId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<Choice.Use> chosen = new ArrayList<>();
    // In one order whoever asks, so that no two exchanges wait for each other's locks.
    for (DatasetId id : wanted.stream().sorted(comparing(DatasetId::value)).toList()) {
      Optional<Dataset> dataset =
          catalog
              .find(id)
              .filter(there -> !(catalog.view(actor, id) instanceof DatasetView.Hidden));
      if (dataset.isEmpty()) {
        return refused(actor, id, new TokenBroker.Issue.UnknownTarget(), Optional.empty());
      }
      switch (choice.choose(actor, dataset.get(), now)) {
        case Choice.Use use -> chosen.add(use);
        case Choice.No no -> {
          return refused(
              actor, id, new TokenBroker.Issue.Denied(no.why(), no.because()), no.because());
        }
      }
    }
    Instant until =
        chosen.stream().map(Choice.Use::tokenUntil).min(Instant::compareTo).orElseThrow();
    Instant asked = requestedLifetime.map(now::plus).orElse(until);
    Instant end = (asked.isBefore(until) ? asked : until).truncatedTo(ChronoUnit.SECONDS);
    if (!end.isAfter(now)) {
      return refused(
          actor,
          wanted.iterator().next(),
          new TokenBroker.Issue.Denied(
              "A fact this rests on expires within the second; renew it.", Optional.empty()),
          Optional.empty());
    }
    return recorded(actor, chosen, now, end, clientId);
  }

  private Recorded recorded(
      Actor actor, List<Choice.Use> chosen, Instant now, Instant end, String clientId) {
    String jti = RandomId.from(random).toString();
    List<Grant> used = chosen.stream().map(Choice.Use::grant).toList();
    chosen.stream()
        .filter(Choice.Use::fresh)
        .forEach(one -> grants.write(one.grant(), actor.ref(), one.decision()));
    List<GrantId> ids = used.stream().map(Grant::id).toList();
    store.register(
        new GrantStore.Registered(jti, actor.ref(), Set.copyOf(ids), end), clientId, now);
    Map<String, Object> details =
        Explanation.inTrail(
            chosen.stream().flatMap(one -> one.decision().rules().stream()).toList());
    details.put("datasets", used.stream().map(grant -> grant.dataset().toString()).toList());
    details.put("grants", ids.stream().map(GrantId::toString).toList());
    details.put("client", clientId);
    details.put("expiresAt", end.toString());
    trail.append(
        AuditEvent.allowed(
            "token.issued",
            actor.ref(),
            "token:" + jti,
            chosen.getLast().decision().bundle(),
            details));
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

  private Refused refused(
      Actor actor, DatasetId dataset, TokenBroker.Issue answer, Optional<Explanation> because) {
    ActorRef by = actor.ref();
    return new Refused(
        answer,
        List.of(
            AuditEvent.denied(
                "token.refused",
                by,
                "dataset:" + dataset,
                because.map(Explanation::bundle).orElse(decisions.bundle().hash()),
                because.map(told -> told.inTrail()).orElse(Map.of("rules", List.of())))));
  }
}
