package org.entente.grant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/**
 * The approved right of one actor to receive one dataset for a purpose until an instant.
 *
 * @param version counts what happened to it, from 1
 * @param request empty where policy alone granted it (token exchange on open data)
 * @param state as it stands at the moment it was read: expiry included
 * @param stateReason why it was suspended or revoked, as anybody may read it who may know of it;
 *     see {@link GrantReader#reason}
 * @param stop there exactly while the rules keep it suspended; see {@link #suspendedBy}
 */
public record Grant(
    GrantId id,
    long version,
    Optional<RequestId> request,
    DatasetId dataset,
    RorId owner,
    ActorRef holder,
    Purpose purpose,
    Set<Approval> approvals,
    Set<String> acceptedTerms,
    State state,
    Optional<String> stateReason,
    Instant createdAt,
    Instant expiresAt,
    Optional<PolicyStop> stop) {
  public Grant {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    approvals = Set.copyOf(approvals);
    acceptedTerms = Set.copyOf(acceptedTerms);
    if (stop.isPresent() && state != State.SUSPENDED) {
      throw new IllegalArgumentException("only a suspended grant is stopped by the rules");
    }
  }

  /** A grant that the rules do not stop. */
  public Grant(
      GrantId id,
      long version,
      Optional<RequestId> request,
      DatasetId dataset,
      RorId owner,
      ActorRef holder,
      Purpose purpose,
      Set<Approval> approvals,
      Set<String> acceptedTerms,
      State state,
      Optional<String> stateReason,
      Instant createdAt,
      Instant expiresAt) {
    this(
        id,
        version,
        request,
        dataset,
        owner,
        holder,
        purpose,
        approvals,
        acceptedTerms,
        state,
        stateReason,
        createdAt,
        expiresAt,
        Optional.empty());
  }

  /** Expired is judged at use, against the clock; it is never stored. */
  public enum State {
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    REVOKED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who keeps a grant suspended, and so who can resume it. */
  public enum Suspender {
    /** The rules: it resumes by itself once they allow the use again. */
    POLICY,
    /** A steward: it resumes when a steward says so, whatever the rules say. */
    PERSON;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }

  /** Empty unless it is suspended. */
  public Optional<Suspender> suspendedBy() {
    return state == State.SUSPENDED
        ? Optional.of(stop.isPresent() ? Suspender.POLICY : Suspender.PERSON)
        : Optional.empty();
  }

  public boolean isSuspendedBy(Suspender suspender) {
    return suspendedBy().filter(suspender::equals).isPresent();
  }

  /** The same grant with another end, before anything happened to it. */
  Grant lasting(Instant until) {
    return new Grant(
        id,
        version,
        request,
        dataset,
        owner,
        holder,
        purpose,
        approvals,
        acceptedTerms,
        state,
        stateReason,
        createdAt,
        until,
        stop);
  }

  /** What follows on an event. */
  Grant with(State next, Optional<String> reason, Instant until) {
    return following(next, reason, until, Optional.empty());
  }

  /** What follows where the rules stop it. */
  Grant stopped(PolicyStop why, String reason) {
    return following(State.SUSPENDED, Optional.of(reason), expiresAt, Optional.of(why));
  }

  private Grant following(
      State next, Optional<String> reason, Instant until, Optional<PolicyStop> why) {
    return new Grant(
        id,
        version + 1,
        request,
        dataset,
        owner,
        holder,
        purpose,
        approvals,
        acceptedTerms,
        next,
        reason,
        createdAt,
        until,
        why);
  }
}
