package org.entente.web.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.identity.Actors;
import org.entente.kernel.ActorRef;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequest.HistoryItem;
import org.entente.web.Words;
import org.entente.web.review.DecisionScreen.Moment;

/** What happened to a request, newest first. */
final class HistoryWords {
  private HistoryWords() {}

  static List<Moment> of(AccessRequest request, Actors actors) {
    Map<ActorRef, String> names =
        request.history().stream()
            .map(HistoryItem::by)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), actors::displayName));
    List<Moment> moments = new ArrayList<>();
    for (HistoryItem item : request.history()) {
      moments.add(
          new Moment(
              item.at(), title(item), names.get(item.by()), tone(item.what()), item.comment()));
    }
    Collections.reverse(moments);
    return List.copyOf(moments);
  }

  static String title(HistoryItem item) {
    String approval = item.approval().map(Words::approval).orElse("");
    return switch (item.what()) {
      case "created" -> "Drafted";
      case "submitted" -> "Submitted";
      case "approval-given" -> "Approval given: " + approval;
      case "approved" -> approval.isEmpty() ? "Approved by policy" : "Approved: " + approval;
      case "rejected" -> "Rejected";
      case "returned" -> "Returned for changes";
      case "withdrawn" -> "Withdrawn";
      case "commented" -> "Comment";
      default -> Words.sentence(item.what());
    };
  }

  private static String tone(String what) {
    return switch (what) {
      case "approval-given", "approved" -> "ok";
      case "rejected" -> "no";
      case "returned" -> "ask";
      case "submitted" -> "info";
      default -> "quiet";
    };
  }
}
