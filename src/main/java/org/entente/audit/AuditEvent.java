package org.entente.audit;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entente.kernel.ActorRef;

/**
 * One fact to record.
 *
 * @param type what happened, {@code thing.verb} in the past tense: {@code request.approved}
 * @param actor who did it
 * @param subject what it was done to, as {@code kind:id}: {@code dataset:…}, {@code request:…},
 *     {@code grant:…}; empty where there is none
 * @param bundle SHA-256 of the policy bundle that decided, where one did
 * @param details what else an auditor needs, JSON values only (strings, numbers, booleans, lists,
 *     maps); never a secret, a token or a sensitive attribute
 */
public record AuditEvent(
    String type,
    ActorRef actor,
    String subject,
    Outcome outcome,
    Optional<String> bundle,
    Map<String, Object> details) {
  public AuditEvent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(bundle, "bundle");
    details = Map.copyOf(details);
  }

  public static AuditEvent allowed(
      String type, ActorRef actor, String subject, String bundle, Map<String, Object> details) {
    return new AuditEvent(type, actor, subject, Outcome.ALLOWED, Optional.of(bundle), details);
  }

  public static AuditEvent denied(
      String type, ActorRef actor, String subject, String bundle, Map<String, Object> details) {
    return new AuditEvent(type, actor, subject, Outcome.DENIED, Optional.of(bundle), details);
  }

  /** A fact that no policy decided. */
  public static AuditEvent fact(
      String type, ActorRef actor, String subject, Map<String, Object> details) {
    return new AuditEvent(type, actor, subject, Outcome.ALLOWED, Optional.empty(), details);
  }
}
