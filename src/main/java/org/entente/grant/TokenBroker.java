package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.audit.AnonymousRefusals;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;

/** Issues, checks and withdraws access tokens (RFC 8693, 7662, 7009). */
@ApplicationScoped
public class TokenBroker {
  private final TokenIssuing issuing;
  private final TokenSigner signer;
  private final GrantStore store;
  private final Redemption redemption;
  private final Catalog catalog;
  private final Decisions decisions;
  private final AuditTrail trail;
  private final AnonymousRefusals anonymous;
  private final Clock clock;

  TokenBroker(
      TokenIssuing issuing,
      TokenSigner signer,
      GrantStore store,
      Redemption redemption,
      Catalog catalog,
      Decisions decisions,
      AuditTrail trail,
      AnonymousRefusals anonymous,
      Clock clock) {
    this.issuing = issuing;
    this.signer = signer;
    this.store = store;
    this.redemption = redemption;
    this.catalog = catalog;
    this.decisions = decisions;
    this.trail = trail;
    this.anonymous = anonymous;
    this.clock = clock;
  }

  /** What came of asking for a token. */
  public sealed interface Issue {
    /**
     * A token.
     *
     * @param token a signed JWT (RFC 9068 profile)
     * @param lifetime from the moment of issue
     */
    record Issued(String token, Duration lifetime, List<GrantId> grants) implements Issue {}

    /** Unknown dataset or hidden from the actor: OAuth {@code invalid_target}. */
    record UnknownTarget() implements Issue {}

    /**
     * OAuth {@code access_denied}; the description says what is missing.
     *
     * @param because the same part by part, where the policies said no
     */
    record Denied(String description, Optional<Explanation> because) implements Issue {}
  }

  /** A token that passed signature, issuer, audience, type, expiry and revocation. */
  public record LiveToken(
      String jti, ActorRef holder, Set<DatasetId> datasets, List<Grant> grants, Instant expiresAt) {
    public LiveToken {
      datasets = Set.copyOf(datasets);
      grants = List.copyOf(grants);
    }
  }

  /** Whether a holder may receive a dataset now. */
  public sealed interface Admission {
    record Admitted(GrantId grant, Decision.Allowed decision) implements Admission {}

    /**
     * @param because as the holder hears it
     */
    record Refused(Explanation because) implements Admission {}
  }

  /**
   * Evaluates policies now, commits the audit entry, then signs: no audit entry, no token.
   *
   * @param datasets 1 to 20
   */
  public Issue issue(
      Actor actor, Set<DatasetId> datasets, Optional<Duration> requestedLifetime, String clientId) {
    return switch (issuing.decideAndRecord(actor, datasets, requestedLifetime, clientId)) {
      case TokenIssuing.Refused refused -> {
        refused.records().forEach(trail::appendAlone);
        yield refused.answer();
      }
      case TokenIssuing.Recorded recorded ->
          new Issue.Issued(
              signer.sign(recorded.statement()),
              Duration.between(recorded.statement().issuedAt(), recorded.statement().expiresAt()),
              recorded.grants());
    };
  }

  /** Empty for a token that is dead, unknown, forged or issued elsewhere. */
  @Transactional
  public Optional<LiveToken> verify(String token) {
    Instant now = clock.instant();
    return signer
        .verifiedId(token)
        .flatMap(store::live)
        .filter(registered -> now.isBefore(registered.expiresAt()))
        .flatMap(registered -> live(registered, now));
  }

  private Optional<LiveToken> live(GrantStore.Registered registered, Instant now) {
    List<Grant> grants = store.findAll(registered.grants(), now);
    if (grants.size() != registered.grants().size() || !grants.stream().allMatch(Grant::isActive)) {
      return Optional.empty();
    }
    return Optional.of(
        new LiveToken(
            registered.jti(),
            registered.holder(),
            grants.stream().map(Grant::dataset).collect(Collectors.toSet()),
            grants,
            registered.expiresAt()));
  }

  /**
   * Whose token it is or was; empty unless we signed it. It may be expired, revoked or without a
   * grant by now: this is for the trail, never for a decision.
   */
  @Transactional
  public Optional<Former> former(String token) {
    return signer
        .idOfOurs(token)
        .flatMap(store::registered)
        .map(registered -> new Former(registered.jti(), registered.holder()));
  }

  /** A token that need not be good for anything any more. */
  public record Former(String jti, ActorRef holder) {}

  /** Records that no token was exchanged, before any policy was asked. */
  public void notExchanged(Optional<ActorRef> who, String error) {
    Map<String, Object> details = Map.of("error", error);
    who.ifPresentOrElse(
        actor ->
            trail.appendAlone(
                new AuditEvent(
                    "token.refused", actor, "", Outcome.DENIED, Optional.empty(), details)),
        () -> anonymous.record("token.refused", "", details));
  }

  /** Whether the holder may receive this dataset right now: both engines decide afresh. */
  @Transactional
  public Admission mayReceive(LiveToken token, DatasetId dataset) {
    Optional<Grant> grant =
        token.grants().stream().filter(one -> one.dataset().equals(dataset)).findFirst();
    Optional<Dataset> there = catalog.find(dataset);
    if (grant.isEmpty() || there.isEmpty()) {
      return new Admission.Refused(
          new Explanation(decisions.bundle().hash(), List.of(), List.of()));
    }
    return switch (redemption.ofHolder(grant.get(), there.get(), clock.instant())) {
      case Redemption.Allowed allowed ->
          new Admission.Admitted(grant.get().id(), allowed.decision());
      case Redemption.Denied denied -> new Admission.Refused(denied.because());
    };
  }

  /** Ends a token (RFC 7009): whoever holds it may. What is no token of ours changes nothing. */
  @Transactional
  public void revoke(String token) {
    Optional<GrantStore.Registered> live = signer.verifiedId(token).flatMap(store::live);
    live.filter(registered -> store.revoke(registered.jti(), clock.instant()))
        .ifPresent(
            registered ->
                trail.append(
                    AuditEvent.fact(
                        "token.revoked",
                        registered.holder(),
                        "token:" + registered.jti(),
                        Map.of())));
  }

  /** The public keys as a JWK set, JSON. */
  public String publicKeys() {
    return signer.publicKeys();
  }
}
