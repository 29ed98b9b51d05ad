package org.entente.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;

/**
 * One page of hits.
 *
 * @param total exact, over the actor's scope
 * @param facets every facet asked for, possibly empty; years in order, of other fields the most
 *     frequent value first
 * @param reading how the text was understood
 */
public record SearchResult(
    long total,
    List<Hit> items,
    Map<SearchQuery.Field, List<FacetCount>> facets,
    Optional<String> cursor,
    Reading reading) {

  /**
   * How a text was understood.
   *
   * @param notes what could not be taken as it was meant, and what was done instead; empty if
   *     nothing had to be guessed
   * @param didYouMean another text, made of words in the actor's scope, that finds more
   */
  public record Reading(List<Note> notes, Optional<String> didYouMean) {
    /** Just as it was typed. */
    public static final Reading PLAIN = new Reading(List.of(), Optional.empty());

    public Reading {
      notes = List.copyOf(notes);
    }
  }

  /**
   * One remark about a text.
   *
   * @param part of the text, as typed
   * @param message a sentence that says what was done with it and how to write what was meant
   */
  public record Note(String part, String message) {}

  /** Grants and rules together, as the item, filter and facet {@code access}. */
  public enum Access {
    GRANTED,
    OPEN,
    REQUESTABLE,
    DENIED;

    public static Optional<Access> parse(String word) {
      return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The name in URLs and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A dataset found.
   *
   * @param ownerName empty for an organisation that is not known
   * @param full whether the actor may read the whole record; otherwise only summary fields are set
   * @param titleHtml the title, escaped, with {@code <mark>} around what matched
   * @param summaryHtml a passage, escaped, with {@code <mark>} around what matched
   * @param details what else an export and a comparison tell of it
   */
  public record Hit(
      DatasetId id,
      String identifier,
      String title,
      String summary,
      RorId owner,
      Optional<String> ownerName,
      boolean full,
      Access access,
      float score,
      String titleHtml,
      String summaryHtml,
      Optional<Integer> year,
      List<String> keywords,
      List<String> formats,
      Details details) {}

  /**
   * More of the full record; all of it is empty for a dataset known only in summary.
   *
   * @param issued as given: a year, a month, a day or an instant
   * @param landingPage an http or https address
   */
  public record Details(
      Optional<String> issued,
      Optional<String> doi,
      Optional<String> license,
      Optional<String> landingPage,
      List<String> creators,
      List<String> instruments,
      List<String> techniques) {
    public Details {
      creators = List.copyOf(creators);
      instruments = List.copyOf(instruments);
      techniques = List.copyOf(techniques);
    }
  }

  /**
   * How many of the datasets found have a value.
   *
   * @param value as a filter on the field takes it
   * @param within the value of the same field that includes this one, such as the field of science
   *     of a challenge area
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record FacetCount(String value, long count, Optional<String> within) {
    public FacetCount(String value, long count) {
      this(value, count, Optional.empty());
    }
  }
}
