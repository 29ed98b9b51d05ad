package org.entente.web.search;

import java.util.List;
import java.util.Optional;

/**
 * The results as they are shown.
 *
 * @param count in words
 * @param trouble what is wrong with the question, if it could not be put
 */
record Findings(
    String count,
    List<Facet> facets,
    List<Chip> chips,
    List<HitCard> hits,
    List<Way> waysOut,
    Optional<String> trouble,
    Optional<String> next,
    Optional<String> first,
    Optional<String> clear) {

  /**
   * A field with its values.
   *
   * @param shown those always in view
   * @param folded the rest
   */
  record Facet(String field, String name, List<Choice> shown, List<Choice> folded) {}

  /**
   * A value one can filter by.
   *
   * @param id of the control, stable so that the focus survives an update
   * @param filter as it stands in the address
   * @param count empty where no result has it any more
   */
  record Choice(
      String id, String filter, String label, String hint, Optional<Long> count, boolean chosen) {}

  /** A filter that is on, and the address without it. */
  record Chip(String label, String href) {}

  /** A way out of an empty result. */
  record Way(String label, String found, String href) {}

  /**
   * One result.
   *
   * @param titleHtml escaped, with marks
   * @param passageHtml escaped, with marks
   * @param place owner's country and the year, where known
   */
  record HitCard(
      String href,
      String titleHtml,
      String passageHtml,
      String owner,
      String ownerName,
      List<String> place,
      List<String> formats,
      AccessWords access,
      boolean summaryOnly) {}
}
