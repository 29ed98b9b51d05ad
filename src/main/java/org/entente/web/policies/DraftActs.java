package org.entente.web.policies;

import java.util.ArrayList;
import java.util.List;
import org.entente.identity.Actor;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftRights;

/** What somebody can do with a draft, as it is offered; whether it is done the doors decide. */
final class DraftActs {
  private DraftActs() {}

  /**
   * One button.
   *
   * @param word the last part of its address
   * @param does what happens then
   */
  record Act(String word, String label, String icon, String tone, String does) {}

  private static final Act PROPOSE =
      new Act(
          "propose",
          "Ask a second person",
          "person-check",
          "primary",
          "Nobody writes in the draft while a second person reads it.");
  private static final Act APPROVE =
      new Act(
          "approve",
          "Approve",
          "check2",
          "primary",
          "You have read what it changes and agree. It still has to be published.");
  private static final Act PUBLISH =
      new Act(
          "publish",
          "Publish",
          "broadcast",
          "primary",
          "From then on every decision, on every node, follows these rules.");
  private static final Act TAKE_BACK =
      new Act(
          "withdraw",
          "Take it back",
          "pencil",
          "outline-secondary",
          "It can be changed again; an approval is void then.");
  private static final Act GIVE_UP =
      new Act(
          "delete",
          "Give it up",
          "trash",
          "outline-danger",
          "It stays on record and can no longer be changed.");

  /**
   * @param alone whether they need no second person
   */
  static List<Act> offered(Actor actor, Draft draft, boolean outdated, boolean alone) {
    List<Act> acts = new ArrayList<>();
    boolean changes = !draft.touched().isEmpty();
    boolean approved = draft.second().isPresent();
    switch (draft.state()) {
      case EDITING -> {
        if (changes && !outdated) {
          acts.add(alone ? PUBLISH : PROPOSE);
        }
        acts.add(GIVE_UP);
      }
      case PROPOSED -> {
        if (!outdated && !approved && DraftRights.approves(actor, draft)) {
          acts.add(APPROVE);
        }
        if (!outdated && (approved || alone)) {
          acts.add(PUBLISH);
        }
        acts.add(TAKE_BACK);
        acts.add(GIVE_UP);
      }
      case PUBLISHED, WITHDRAWN -> {}
    }
    return acts;
  }
}
