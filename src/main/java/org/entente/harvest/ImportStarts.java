package org.entente.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Turns a received body into a running job: state and audit entry together. */
@ApplicationScoped
class ImportStarts {
  private final ImportStore store;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  ImportStarts(ImportStore store, AuditTrail trail, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  void begin(UUID id, ActorRef by, Imports.Format format, Optional<RorId> owner, long bytes) {
    store.begin(id, clock.instant());
    trail.append(
        AuditEvent.fact(
            "import.started",
            by,
            "import:" + id,
            Map.of(
                "format",
                format.word(),
                "owner",
                owner.map(RorId::value).orElse(""),
                "bytes",
                bytes)));
  }
}
