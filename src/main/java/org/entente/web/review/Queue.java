package org.entente.web.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The requests that wait for one person, as a table.
 *
 * @param next address of the next page
 * @param first address of the first page; empty on it
 */
record Queue(List<Row> rows, Optional<String> next, Optional<String> first) {

  /**
   * One request.
   *
   * @param organisation short name of the requester's, empty where it is not known
   * @param titles of the first few datasets
   * @param more datasets beyond those
   * @param since when it came before its deciders
   */
  record Row(
      String href,
      String who,
      String organisation,
      String organisationName,
      List<String> titles,
      int more,
      List<Owner> owners,
      String purpose,
      int days,
      Instant since,
      List<Outstanding> outstanding) {}

  record Owner(String shortName, String name) {}

  /**
   * An approval not given yet.
   *
   * @param theirs whether the reader may give it
   */
  record Outstanding(String label, boolean theirs) {}
}
