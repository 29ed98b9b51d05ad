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
 * @param stateReason why it was suspended or revoked
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
    Instant expiresAt) {
  public Grant {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    approvals = Set.copyOf(approvals);
    acceptedTerms = Set.copyOf(acceptedTerms);
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

  public boolean isActive() {
    return state == State.ACTIVE;
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
        until);
  }

  /** What follows on an event. */
  Grant with(State next, Optional<String> reason, Instant until) {
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
        until);
  }
}
