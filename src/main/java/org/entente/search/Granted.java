package org.entente.search;

import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;

/** Port: which datasets an actor holds an active grant for. Grants implement it. */
public interface Granted {
  Set<DatasetId> activeFor(ActorRef actor);
}
