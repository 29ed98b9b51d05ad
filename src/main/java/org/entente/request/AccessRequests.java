package org.entente.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.kernel.RequestId;
import org.entente.policy.Approval;

/** The door to requests. Every method authorises before it decides. */
@ApplicationScoped
public class AccessRequests {
  /** Creates a draft. Datasets the actor may not discover are answered as unknown. */
  public Outcome create(Actor actor, RequestDraft draft) {
    throw new UnsupportedOperationException();
  }

  /** Carries out a command in one transaction: event, state, audit entry and what follows. */
  public Outcome apply(Actor actor, RequestId id, Command command) {
    throw new UnsupportedOperationException();
  }

  /** The request, if the actor is its requester or decides about a part of it. */
  public Optional<AccessRequest> find(Actor actor, RequestId id) {
    throw new UnsupportedOperationException();
  }

  /** The actor's own requests, newest first. */
  public List<AccessRequest> mine(Actor actor, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Submitted requests with a part the actor could give an outstanding approval for, oldest first.
   */
  public List<AccessRequest> queue(Actor actor, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Which outstanding approvals of a request the actor may give; decides which buttons to show. */
  public Set<Approval> mayGive(Actor actor, AccessRequest request) {
    throw new UnsupportedOperationException();
  }
}
