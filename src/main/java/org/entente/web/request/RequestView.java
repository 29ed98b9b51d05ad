package org.entente.web.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.web.States;
import org.entente.web.Titles;

/**
 * A request as its requester reads it.
 *
 * @param next what happens next and who does it, in a sentence
 */
record RequestView(
    String id,
    String title,
    States.Mark state,
    String purpose,
    String justification,
    int days,
    Instant createdAt,
    String next,
    List<Part> parts,
    List<Moment> history,
    boolean mayWithdraw,
    boolean maySubmit,
    boolean hasGrants) {

  /** Where a command goes. */
  public String path(String command) {
    return "/requests/" + id + "/" + command;
  }

  /**
   * One owner's share.
   *
   * @param needed who has still to agree; empty if nobody has
   * @param why what asks for it; for one request that is looked at
   */
  record Part(
      String owner,
      States.Mark state,
      List<Titles.Title> datasets,
      Optional<String> needed,
      List<Why> why,
      List<Approval> approvals,
      Optional<Instant> until) {}

  /** Why an approval is needed: a rule in its own words. */
  record Why(String approval, String title, String text) {}

  record Approval(String what, String by, Instant at) {}

  record Moment(String title, String tone, Instant at, Optional<String> said) {}
}
