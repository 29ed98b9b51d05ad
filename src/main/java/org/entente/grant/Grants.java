package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;

/** The door to grants. */
@ApplicationScoped
public class Grants {
  /** The actor's own grants, newest first. */
  public List<Grant> held(Actor actor, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Grants on the datasets the actor is steward of, newest first. */
  public List<Grant> stewarded(Actor actor, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Grants that came of a request, where the actor may see it. */
  public List<Grant> ofRequest(Actor actor, RequestId request) {
    throw new UnsupportedOperationException();
  }

  /** A grant the actor holds or stewards. */
  public Optional<Grant> find(Actor actor, GrantId id) {
    throw new UnsupportedOperationException();
  }

  /** Carries out a command: new state and audit entry in one transaction. */
  public GrantOutcome apply(Actor actor, GrantId id, GrantCommand command) {
    throw new UnsupportedOperationException();
  }
}
