package org.entente.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An actor as known now.
 *
 * @param changesAt when that changes next though nobody says anything: a fact expires, an agreement
 *     comes into force or ends; of an agent also when its person changes
 */
public record KnownActor(Actor actor, Optional<Instant> changesAt) {
  public KnownActor {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(changesAt, "changesAt");
  }
}
