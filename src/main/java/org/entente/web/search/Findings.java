package org.entente.web.search;

import java.util.List;
import java.util.Optional;

/**
 * The results as they are shown.
 *
 * @param count in words
 */
record Findings(String count, Narrowing narrowing, Listing listing, Advice advice, Picks picks) {

  /**
   * What the results can be narrowed by, and what they are.
   *
   * @param carried filters that are on and have no control of their own on the page
   * @param clear the address without any filter, where there are any
   * @param fold shows or folds away the facets that are seldom needed
   */
  record Narrowing(
      List<Facet> facets,
      List<String> carried,
      List<Chip> chips,
      Optional<String> clear,
      Fold fold) {}

  /**
   * A field with its values.
   *
   * @param shown those always in view
   * @param folded the rest
   * @param years of the field year alone, in place of values
   */
  record Facet(
      String field,
      String name,
      List<Branch> shown,
      List<Branch> folded,
      Optional<YearHistogram> years) {}

  /**
   * A value with those within it.
   *
   * @param shown those always in view
   * @param folded the rest
   */
  record Branch(Choice choice, List<Choice> shown, List<Choice> folded) {
    boolean hasChosen() {
      return choice.chosen()
          || shown.stream().anyMatch(Choice::chosen)
          || folded.stream().anyMatch(Choice::chosen);
    }
  }

  /**
   * A value one can filter by.
   *
   * @param id of the control, stable so that the focus survives an update
   * @param filter as it stands in the address
   * @param count empty where it was not counted, such as a range, or nothing has it any more
   */
  record Choice(
      String id, String filter, String label, String hint, Optional<Long> count, boolean chosen) {}

  /** A filter that is on, and the address without it. */
  record Chip(String label, String href) {}

  /** Shows the facets that are folded away, or folds them. */
  record Fold(boolean open, String href) {}

  /**
   * A page of results and what can be done with all of them.
   *
   * @param save where the search is saved; empty for those who are not signed in
   */
  record Listing(
      List<HitCard> hits,
      Optional<String> next,
      Optional<String> first,
      List<Export> exports,
      Optional<String> save) {}

  /** The list of results as a file. */
  record Export(String label, String href) {}

  /**
   * What to know about the question.
   *
   * @param notes how its text was read, where that had to be guessed
   * @param didYouMean a text that finds more
   * @param waysOut of an empty result
   * @param trouble what is wrong with it, if it could not be put
   */
  record Advice(
      List<String> notes, Optional<Way> didYouMean, List<Way> waysOut, Optional<String> trouble) {}

  /** A way to another question, and what that finds. */
  record Way(String label, String found, String href) {}

  /**
   * What was picked to be compared.
   *
   * @param elsewhere ids of those that are not on this page
   * @param words e.g. "2 of 4"
   * @param compare the page that compares them, where there are two at least
   */
  record Picks(
      int count, List<String> elsewhere, String words, Optional<String> compare, String clear) {}

  /**
   * One result.
   *
   * @param titleHtml escaped, with marks
   * @param passageHtml escaped, with marks
   * @param place owner's country and the year, where known
   * @param picked whether it is to be compared
   * @param pickable whether it may still be picked
   */
  record HitCard(
      String id,
      String href,
      String title,
      String titleHtml,
      String passageHtml,
      String owner,
      String ownerName,
      List<String> place,
      List<String> formats,
      AccessWords access,
      boolean summaryOnly,
      boolean picked,
      boolean pickable) {}
}
