package org.entente.policy.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.entente.policy.Activation;

/** Rows of {@code policy_activation}. */
final class ActivationRows {
  static final String SELECT =
      """
      SELECT a.id, a.bundle, a.texts, a.how, a.by_id, a.by_name, a.second_id, a.second_name,
             CAST(a.draft AS text), a.note, a.activated_at
      FROM policy_activation a""";

  private ActivationRows() {}

  static Activation read(Object[] row) {
    return new Activation(
        ((Number) row[0]).longValue(),
        (String) row[1],
        Optional.ofNullable((String) row[2]),
        new Activation.Cause(
            Activation.How.parse((String) row[3]),
            person(row[4], row[5]),
            person(row[6], row[7]),
            Optional.ofNullable((String) row[8]).map(UUID::fromString),
            (String) row[9]),
        (Instant) row[10]);
  }

  static Optional<ActorRef> person(Object id, Object name) {
    return Optional.ofNullable((String) id).map(known -> new ActorRef(known, (String) name));
  }
}
