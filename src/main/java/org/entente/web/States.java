package org.entente.web;

import org.entente.grant.Grant;
import org.entente.request.AccessRequest;

/** Where a request or a grant stands, as a badge shows it. */
public final class States {
  private States() {}

  /** Word, tone and icon of a badge. */
  public record Mark(String label, String tone, String icon) {}

  public static Mark of(AccessRequest.State state) {
    return switch (state) {
      case DRAFT -> new Mark("draft", "quiet", "pencil");
      case SUBMITTED -> new Mark("waiting for a decision", "ask", "hourglass-split");
      case RETURNED -> new Mark("returned to you", "ask", "arrow-return-left");
      case APPROVED -> new Mark("approved", "ok", "check-circle-fill");
      case REJECTED -> new Mark("rejected", "no", "x-circle");
      case WITHDRAWN -> new Mark("withdrawn", "quiet", "dash-circle");
      case CLOSED -> new Mark("closed", "quiet", "archive");
    };
  }

  public static Mark of(Grant grant) {
    return grant.isSuspendedBy(Grant.Suspender.POLICY)
        ? new Mark("suspended by the rules", "ask", "pause-circle")
        : of(grant.state());
  }

  private static Mark of(Grant.State state) {
    return switch (state) {
      case ACTIVE -> new Mark("active", "ok", "check-circle-fill");
      case SUSPENDED -> new Mark("suspended", "ask", "pause-circle");
      case EXPIRED -> new Mark("expired", "quiet", "clock-history");
      case REVOKED -> new Mark("revoked", "no", "x-circle");
    };
  }
}
