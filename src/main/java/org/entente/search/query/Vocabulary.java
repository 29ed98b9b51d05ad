package org.entente.search.query;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.entente.search.analysis.Token;
import org.entente.search.index.Fields;

/**
 * The words of the scope: how many of its documents have each, and the queries that find them. A
 * word is looked up once, however many queries it goes into.
 */
final class Vocabulary {
  private final IndexSearcher searcher;
  private final Map<String, TermStates> known = new HashMap<>();
  private final int documents;

  Vocabulary(IndexSearcher searcher) throws IOException {
    this.searcher = searcher;
    this.documents = searcher.getIndexReader().getDocCount(Fields.RANKED);
  }

  /** How many documents in scope have any word. */
  int documents() {
    return documents;
  }

  boolean has(String term) throws IOException {
    return datasets(term) > 0;
  }

  /** How many documents in scope have the word, in any form. */
  int datasets(String term) throws IOException {
    return states(term).docFreq();
  }

  boolean hasAll(Collection<String> terms) throws IOException {
    for (String term : terms) {
      if (!has(term)) {
        return false;
      }
    }
    return true;
  }

  private TermStates states(String term) throws IOException {
    TermStates states = known.get(term);
    if (states == null) {
      states = TermStates.build(searcher, new Term(Fields.RANKED, term), true);
      known.put(term, states);
    }
    return states;
  }

  /** What the rarity of a word is worth to BM25; 0 for a word that is nowhere. */
  float rarity(String term) throws IOException {
    int datasets = datasets(term);
    return datasets == 0
        ? 0
        : (float) Math.log(1 + (documents - datasets + 0.5D) / (datasets + 0.5D));
  }

  /** Documents with the word, scored by BM25 over all their text. */
  Query ranked(String term) throws IOException {
    return new TermQuery(new Term(Fields.RANKED, term), states(term));
  }

  /** Documents with each of the words, wherever. */
  Query each(List<String> terms) throws IOException {
    if (terms.size() == 1) {
      return ranked(terms.getFirst());
    }
    BooleanQuery.Builder each = new BooleanQuery.Builder();
    for (String term : terms.stream().distinct().toList()) {
      each.add(ranked(term), Occur.MUST);
    }
    return each.build();
  }

  /** Documents with the words side by side, scored as if they stood anywhere. */
  Query sideBySide(List<Token> tokens) throws IOException {
    List<String> terms = tokens.stream().map(Token::term).distinct().toList();
    if (!hasAll(terms)) {
      return new MatchNoDocsQuery("a word of the phrase is nowhere");
    }
    if (tokens.size() == 1) {
      return ranked(terms.getFirst());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(phrase(Fields.ORDERED, tokens, 0), Occur.FILTER);
    for (String term : terms) {
      all.add(ranked(term), Occur.MUST);
    }
    return all.build();
  }

  /** Documents with a word in just this form, whatever their other forms. */
  static BoostQuery form(String form, float worth) {
    return constant(new TermQuery(new Term(Fields.FORMS, form)), worth);
  }

  static BoostQuery constant(Query query, float worth) {
    return new BoostQuery(new ConstantScoreQuery(query), worth);
  }

  static PhraseQuery phrase(String field, List<Token> tokens, int slop) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    phrase.setSlop(slop);
    int first = tokens.getFirst().position();
    tokens.forEach(token -> phrase.add(new Term(field, token.term()), token.position() - first));
    return phrase.build();
  }
}
