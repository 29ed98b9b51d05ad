package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.entente.search.analysis.Token;

/** A word that is looked for: as typed, and in other words that count less. */
final class Wanted {
  private final Word word;
  private final Vocabulary vocabulary;
  private final List<Query> ways = new ArrayList<>();
  private final List<List<Token>> others = new ArrayList<>();
  private final boolean asTyped;

  Wanted(Word word, Vocabulary vocabulary) throws IOException {
    this.word = word;
    this.vocabulary = vocabulary;
    if (vocabulary.hasAll(word.terms())) {
      ways.add(vocabulary.each(word.terms()));
    }
    Optional<Token> joined = word.joined();
    if (joined.isPresent() && vocabulary.has(joined.get().term())) {
      ways.add(vocabulary.ranked(joined.get().term()));
    }
    asTyped = !ways.isEmpty();
  }

  Word word() {
    return word;
  }

  /** Whether any document in scope has it as it was typed. */
  boolean isAsTyped() {
    return asTyped;
  }

  /** Whether any document in scope has it in any way. */
  boolean isThere() {
    return !ways.isEmpty();
  }

  /** Looks for these words side by side too; each match is worth a part of theirs. */
  void or(List<Token> other, float worth) throws IOException {
    others.add(other);
    Query query = vocabulary.sideBySide(other);
    if (!(query instanceof MatchNoDocsQuery)) {
      ways.add(new BoostQuery(query, worth / other.size()));
    }
  }

  /** Other words than those typed, to be marked where they stand. */
  List<List<Token>> others() {
    return others;
  }

  /** The best of the ways; what a document has several of counts once. */
  Query query() {
    return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
  }
}
