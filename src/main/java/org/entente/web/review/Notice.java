package org.entente.web.review;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequest.HistoryItem;
import org.entente.web.Words;

/** What came of a decision, read from the request itself. */
record Notice(String tone, String title, String text, String href) {

  /**
   * The actor's last deed on the request; empty where there is none.
   *
   * @param requester by the name to show
   */
  static Optional<Notice> of(Actor actor, AccessRequest request, String requester) {
    List<HistoryItem> theirs =
        request.history().stream().filter(item -> item.by().sameAs(actor.ref())).toList();
    if (theirs.isEmpty()) {
      return Optional.empty();
    }
    HistoryItem last = theirs.getLast();
    String href = "/queue/" + request.id();
    String whose = "The request of " + requester;
    return switch (last.what()) {
      case "approval-given" ->
          Optional.of(
              new Notice(
                  "success",
                  "Approval given: " + last.approval().map(Words::approval).orElse(""),
                  whose + " now waits for: " + outstanding(request) + ".",
                  href));
      case "approved" ->
          Optional.of(
              new Notice(
                  "success",
                  "Approved",
                  whose + " is approved; the grant is in force and the requester can use it.",
                  href));
      case "returned" ->
          Optional.of(
              new Notice(
                  "info",
                  "Returned for changes",
                  whose + " is with them again; it comes back to you when they send it.",
                  href));
      case "rejected" ->
          Optional.of(
              new Notice("info", "Rejected", whose + " is closed; they read your comment.", href));
      default -> Optional.empty();
    };
  }

  private static String outstanding(AccessRequest request) {
    Set<Approval> needed = new HashSet<>();
    request.parts().forEach(part -> needed.addAll(part.approvalsNeeded()));
    return Words.and(needed.stream().sorted().map(Words::approval).toList());
  }
}
