package org.entente.web.stewardship;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a steward looks after, worded. */
final class Stewarded {
  private Stewarded() {}

  record State(String label, String tone) {}

  /** A page of grants. */
  record GrantRows(List<GrantRow> rows, Optional<String> next, Optional<String> first) {}

  /**
   * @param changed what happened last
   */
  record GrantRow(
      String href,
      String holder,
      String account,
      String organisation,
      String dataset,
      String purpose,
      State state,
      Instant expires,
      Change changed) {}

  record Change(String what, String by, Instant at, Optional<String> reason, Instant expires) {}

  /**
   * One grant with what can be done to it.
   *
   * @param request address of the decision it came of, where there is one
   * @param acts commands that are possible in its state
   * @param paused why the rules keep it suspended, as far as a steward may read it
   */
  record GrantView(
      String base,
      GrantRow row,
      Optional<String> datasetPage,
      Optional<String> request,
      List<String> approvals,
      Instant created,
      List<Act> acts,
      Optional<String> paused,
      Received received,
      List<Change> changes) {}

  /**
   * What the holder was served of the dataset.
   *
   * @param more whether there was more before
   */
  record Received(List<ReceivedFile> files, boolean more) {}

  record ReceivedFile(String path, Instant last) {}

  /**
   * A command on a grant.
   *
   * @param word in addresses
   * @param does what it does, in a sentence
   */
  record Act(String word, String label, String icon, String tone, String does) {}

  /** A page of datasets. */
  record DatasetRows(
      String count, List<DatasetRow> rows, Optional<String> next, Optional<String> first) {}

  /**
   * @param unsettled names of what is to be settled; empty where nothing is
   * @param listed who knows that it exists
   */
  record DatasetRow(
      String href,
      String title,
      String identifier,
      List<String> unsettled,
      State access,
      State export,
      State listed,
      Instant updated) {}
}
