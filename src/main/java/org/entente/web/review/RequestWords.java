package org.entente.web.review;

import org.entente.grant.Grant;
import org.entente.request.AccessRequest;
import org.entente.web.review.DecisionScreen.State;

/** States with a tone. */
final class RequestWords {
  private RequestWords() {}

  static State state(AccessRequest.State state) {
    return switch (state) {
      case DRAFT -> new State("draft", "quiet");
      case SUBMITTED -> new State("waiting", "ask");
      case RETURNED -> new State("returned", "ask");
      case APPROVED -> new State("approved", "ok");
      case REJECTED -> new State("rejected", "no");
      case WITHDRAWN -> new State("withdrawn", "quiet");
      case CLOSED -> new State("closed", "quiet");
    };
  }

  static State state(Grant.State state) {
    return switch (state) {
      case ACTIVE -> new State("active", "ok");
      case SUSPENDED -> new State("suspended", "ask");
      case EXPIRED -> new State("expired", "quiet");
      case REVOKED -> new State("revoked", "no");
    };
  }
}
