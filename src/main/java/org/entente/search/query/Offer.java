package org.entente.search.query;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.entente.search.SearchQuery.Field;

/**
 * Another text that may have been meant: the one that was typed, with other words in it. It is
 * asked under the same filters and its own conditions before it is offered, so that whoever takes
 * it finds more.
 */
final class Offer {
  private final Question asked;
  private final Map<Field, Set<String>> filters;
  private final IndexSearcher scoped;
  private final AccessLens lens;

  Offer(Question asked, Map<Field, Set<String>> filters, IndexSearcher scoped, AccessLens lens) {
    this.asked = asked;
    this.filters = filters;
    this.scoped = scoped;
    this.lens = lens;
  }

  /** Empty where nothing else would find more. */
  Optional<String> text() throws IOException {
    Optional<String> corrected = corrected();
    return corrected.isPresent() ? corrected : moreUsual();
  }

  /** Right spellings, if they find what this text, taken literally, does not. */
  private Optional<String> corrected() throws IOException {
    Optional<Question> other = with(asked.text().found().corrections());
    if (other.isEmpty()) {
      return Optional.empty();
    }
    Query literally = asked.under(asked.text().literally());
    Query more = TextQuery.without(other.get().under(other.get().text().mostWords()), literally);
    return Sample.count(scoped, more, 1) > 0 ? text(other.get()) : Optional.empty();
  }

  /** More usual words, if this text finds next to nothing and they find more. */
  private Optional<String> moreUsual() throws IOException {
    if (!asked.text().findsFew()) {
      return Optional.empty();
    }
    Optional<Question> other = with(asked.text().found().moreUsual());
    if (other.isEmpty()) {
      return Optional.empty();
    }
    Query otherwise = other.get().under(other.get().text().mostWords());
    int found = Sample.count(scoped, asked.under(asked.text().mostWords()), TextQuery.FEW);
    return Sample.count(scoped, otherwise, TextQuery.FEW) > found
        ? text(other.get())
        : Optional.empty();
  }

  private Optional<Question> with(Map<String, String> words) throws IOException {
    String text = asked.parsed().with(words);
    return text.equals(asked.parsed().text())
        ? Optional.empty()
        : Optional.of(Question.of(text, filters, scoped, lens));
  }

  private static Optional<String> text(Question other) {
    return Optional.of(other.parsed().text());
  }
}
