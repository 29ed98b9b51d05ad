package org.entente.web.stewardship;

import java.util.List;
import java.util.Optional;
import org.entente.grant.Grant;
import org.entente.grant.GrantCommand;
import org.entente.web.stewardship.Stewarded.Act;

/** The commands on a grant, as they are offered; whether one is carried out the door decides. */
final class Acts {
  static final Act REVOKE =
      new Act(
          "revoke",
          "Revoke",
          "x-octagon",
          "outline-danger",
          "Ends the grant for good. Live access tokens stop at once; the way back is a new request.");
  static final Act SUSPEND =
      new Act(
          "suspend",
          "Suspend",
          "pause-circle",
          "outline-secondary",
          "Stops the grant until you resume it. Live access tokens stop at once.");
  static final Act RESUME =
      new Act(
          "resume",
          "Resume",
          "play-circle",
          "outline-secondary",
          "Takes the suspension back; the grant ends when it would have ended.");
  static final Act RENEW =
      new Act(
          "renew",
          "Renew",
          "arrow-clockwise",
          "outline-secondary",
          "Prolongs the grant, if the rules of today still allow the holder the use.");

  private static final List<Act> ALL = List.of(RENEW, SUSPEND, RESUME, REVOKE);

  private Acts() {}

  static List<Act> possible(Grant grant) {
    return grant.isSuspendedBy(Grant.Suspender.POLICY)
        ? List.of(SUSPEND, REVOKE)
        : possible(grant.state());
  }

  private static List<Act> possible(Grant.State state) {
    return switch (state) {
      case ACTIVE -> List.of(RENEW, SUSPEND, REVOKE);
      case SUSPENDED -> List.of(RESUME, REVOKE);
      case EXPIRED -> List.of(RENEW);
      case REVOKED -> List.of();
    };
  }

  static Optional<Act> find(String word) {
    return ALL.stream().filter(act -> act.word().equals(word)).findFirst();
  }

  /**
   * The command that the form describes; empty where the days of a renewal are no number.
   *
   * @param reason kept and shown with a revocation or suspension
   */
  static Optional<GrantCommand> command(Act act, String reason, String days) {
    return switch (act.word()) {
      case "revoke" -> Optional.of(new GrantCommand.Revoke(reason));
      case "suspend" -> Optional.of(new GrantCommand.Suspend(reason));
      case "resume" -> Optional.of(new GrantCommand.Resume());
      default ->
          days.matches("[0-9]{1,5}")
              ? Optional.of(new GrantCommand.Renew(Integer.parseInt(days)))
              : Optional.empty();
    };
  }

  /** Those that take something away say why. */
  static boolean needsReason(Act act) {
    return act.equals(REVOKE) || act.equals(SUSPEND);
  }
}
