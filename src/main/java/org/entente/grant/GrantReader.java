package org.entente.grant;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.kernel.ActorRef;

/**
 * Who reads grants. What an AI agent holds is its person's too, to read and to give back, as what
 * it asked for is; nothing of the person's is the agent's.
 *
 * @param agents ids of the AI agents that act for the actor
 */
public record GrantReader(Actor actor, Set<String> agents) {
  public GrantReader {
    Objects.requireNonNull(actor, "actor");
    agents = Set.copyOf(agents);
  }

  /** Whether they hold it, or an agent of theirs does. */
  public boolean isTheirs(Grant grant) {
    return !actor.isAnonymous() && (grant.holder().sameAs(actor.ref()) || isAgents(grant));
  }

  /** Whether an agent holds it for them. */
  public boolean isAgents(Grant grant) {
    return agents.contains(grant.holder().id());
  }

  /** The person an agent holds it for, as the two of them read it; empty for everybody else. */
  public Optional<ActorRef> onBehalfOf(Grant grant) {
    if (isAgents(grant)) {
      return Optional.of(actor.ref());
    }
    return actor.actsFor().filter(_ -> isTheirs(grant)).map(Actor::ref);
  }

  /**
   * Why it stands as it does: holders, and the persons of agents that hold, hear more about
   * themselves than others do, and than software that holds it for them.
   */
  public Optional<String> reason(Grant grant) {
    boolean hearsAll = isTheirs(grant) && actor.kind() != ActorKind.AI_AGENT;
    return hearsAll
        ? grant.stop().map(PolicyStop::words).or(grant::stateReason)
        : grant.stateReason();
  }
}
