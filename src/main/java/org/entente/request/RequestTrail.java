package org.entente.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;

/** Writes what happened to requests, refusals too, into the trail of the same transaction. */
@ApplicationScoped
class RequestTrail {
  private final AuditTrail trail;
  private final Decisions decisions;

  RequestTrail(AuditTrail trail, Decisions decisions) {
    this.trail = trail;
    this.decisions = decisions;
  }

  /**
   * @param grounds the rules it rests on; empty where none was asked
   */
  void record(RequestState after, RequestEvent event, List<Decision.Rule> grounds) {
    String subject = "request:" + after.id();
    Map<String, Object> details =
        grounds.isEmpty() ? new HashMap<>() : Explanation.inTrail(grounds);
    details.put("state", after.state().word());
    String verb =
        switch (event) {
          case RequestEvent.Created e -> {
            details.put("purpose", e.purpose().word());
            details.put("days", e.days());
            details.put(
                "datasets",
                e.shares().stream()
                    .flatMap(share -> share.datasets().stream())
                    .map(DatasetId::toString)
                    .toList());
            e.onBehalfOf().ifPresent(person -> details.put("onBehalfOf", person.name()));
            yield "created";
          }
          case RequestEvent.Submitted e -> {
            details.put(
                "parts",
                e.parts().stream()
                    .map(
                        part ->
                            Map.of("owner", part.owner().value(), "needed", words(part.needed())))
                    .toList());
            yield "submitted";
          }
          case RequestEvent.ApprovalGiven e -> {
            details.put("owner", e.owner().value());
            details.put("approval", e.approval().word());
            details.put("outstanding", words(e.outstanding()));
            yield "approved";
          }
          case RequestEvent.Approved e -> {
            details.put("owner", e.owner().value());
            details.put("approval", e.approval().map(Approval::word).orElse("none needed"));
            details.put("outstanding", List.of());
            details.put("until", e.until().toString());
            yield "approved";
          }
          case RequestEvent.Rejected e -> owned(details, e.owner().value(), "rejected");
          case RequestEvent.Returned e -> owned(details, e.owner().value(), "returned");
          case RequestEvent.Withdrawn e -> "withdrawn";
          case RequestEvent.Commented e -> "commented";
        };
    Optional<String> bundle =
        switch (event) {
          case RequestEvent.Approved e -> Optional.of(e.bundle());
          case RequestEvent.Submitted e -> Optional.of(decisions.bundle().hash());
          case RequestEvent.ApprovalGiven e -> Optional.of(decisions.bundle().hash());
          case RequestEvent.Rejected e -> Optional.of(decisions.bundle().hash());
          case RequestEvent.Returned e -> Optional.of(decisions.bundle().hash());
          case RequestEvent.Created e -> Optional.of(decisions.bundle().hash());
          case RequestEvent.Withdrawn e -> Optional.empty();
          case RequestEvent.Commented e -> Optional.empty();
        };
    trail.append(
        new AuditEvent(
            "request." + verb,
            event.by(),
            subject,
            org.entente.audit.Outcome.ALLOWED,
            bundle,
            details));
  }

  /** Someone tried what they may not, or the policies stood against it. */
  void refused(Actor actor, String subject, String attempt, String reason, Explanation because) {
    Map<String, Object> details = new HashMap<>(because.inTrail());
    details.put("attempt", attempt.toLowerCase(Locale.ROOT));
    details.put("reason", reason);
    trail.append(
        AuditEvent.denied("request.refused", actor.ref(), subject, because.bundle(), details));
  }

  /** Under the bundle of now, which has just been asked. */
  Explanation explanation(List<Decision.Rule> rules, List<Decision.Missing> missing) {
    return new Explanation(bundle(), rules, missing);
  }

  String bundle() {
    return decisions.bundle().hash();
  }

  private static String owned(Map<String, Object> details, String owner, String verb) {
    details.put("owner", owner);
    return verb;
  }

  private static List<String> words(java.util.Set<Approval> approvals) {
    return approvals.stream().map(Approval::word).sorted().toList();
  }
}
