package org.entente.web.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request with everything a decision needs, worded.
 *
 * @param base address of the screen; commands are below it
 * @param since when it came before its deciders
 * @param open whether a part still waits
 * @param choices approvals that this person may give, each for one part
 * @param others what is outstanding and for others to give, in words; empty where nothing is
 * @param grants what the requester has or had of the datasets this person stewards
 */
record DecisionScreen(
    String base,
    String title,
    State state,
    Requester requester,
    String purpose,
    String justification,
    int days,
    Instant since,
    List<Part> parts,
    boolean open,
    List<Choice> choices,
    String others,
    List<HeldGrant> grants,
    List<Moment> history) {

  record State(String label, String tone) {}

  /**
   * Who asks.
   *
   * @param through what else is to be known, e.g. that software asks for a person
   * @param known facts that are nobody's secret; sensitive ones are the policies' to read
   */
  record Requester(String name, String account, Optional<String> through, List<Known> known) {}

  /**
   * A fact, or the lack of one.
   *
   * @param tone empty for a plain value
   */
  record Known(String name, List<Value> values) {}

  record Value(String text, String tone, String hint) {
    static Value plain(String text) {
      return new Value(text, "", "");
    }
  }

  /** An owner's share. */
  record Part(
      String id,
      String owner,
      String ownerName,
      State state,
      Optional<Instant> until,
      List<Given> given,
      List<Finding> findings,
      int gone) {}

  record Given(String approval, String by, Instant at) {}

  /**
   * Datasets that are governed alike, and what the policies say of them.
   *
   * @param verdict in a sentence
   * @param asked the days asked for where the rules allow less; empty where they do not
   */
  record Finding(
      List<Title> datasets,
      List<Known> governance,
      String tone,
      String verdict,
      List<Rule> rules,
      List<String> missing,
      Optional<Instant> ends,
      Optional<String> shortened,
      List<String> obligations) {}

  /**
   * @param href empty where the reader may not open the dataset's page
   */
  record Title(String text, String identifier, Optional<String> href) {}

  /**
   * A rule as it is shown.
   *
   * @param whose the owner's or the consortium's
   */
  record Rule(String id, String title, String reason, String whose) {}

  /**
   * An approval to give.
   *
   * @param value as the form sends it
   */
  record Choice(String id, String value, String label, boolean chosen) {}

  record HeldGrant(String href, String dataset, String purpose, State state, Instant expires) {}

  record Moment(Instant at, String title, String by, String tone, Optional<String> comment) {}
}
