package org.entente.search.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;

/**
 * Words and phrases that mean the same, from a file that people write: {@code SANS = small angle
 * neutron scattering}. They widen queries; documents are indexed as they are, so a new line counts
 * at once for every dataset.
 */
final class Synonyms {
  private static final String FILE = "/synonyms.txt";
  private static final String SAME_AS = " = ";
  private static final int MOST_TERMS = 8;

  /** What the product knows. */
  static final Synonyms KNOWN = load();

  private final Map<String, List<Meaning>> byFirstTerm = new HashMap<>();

  /** One way of saying it, and the others. */
  private record Meaning(List<String> terms, List<List<Token>> others) {}

  /**
   * Words of a query that could be said in other words.
   *
   * @param first of the words
   * @param behind the last of them
   */
  record Found(int first, int behind, List<List<Token>> others) {}

  private Synonyms() {}

  private static Synonyms load() {
    try (InputStream file = Synonyms.class.getResourceAsStream(FILE)) {
      return of(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads lines; blank ones and those that begin with {@code #} say nothing.
   *
   * @throws IllegalArgumentException naming the line that is no synonym
   */
  static Synonyms of(List<String> lines) {
    Synonyms synonyms = new Synonyms();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        synonyms.add(line, i + 1);
      }
    }
    return synonyms;
  }

  private void add(String line, int number) {
    List<List<Token>> ways = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (String way : line.split(SAME_AS, -1)) {
      List<Token> tokens = words(way);
      if (tokens.isEmpty() || tokens.size() > MOST_TERMS) {
        throw malformed(number, "`" + way + "` is not a word or a phrase of a few words");
      }
      if (!seen.add(terms(tokens))) {
        throw malformed(number, "`" + way + "` is there twice");
      }
      ways.add(tokens);
    }
    if (ways.size() < 2) {
      throw malformed(number, "it is not of the form `one = other`");
    }
    for (List<Token> way : ways) {
      List<Meaning> known =
          byFirstTerm.computeIfAbsent(way.getFirst().term(), _ -> new ArrayList<>());
      if (known.stream().anyMatch(meaning -> meaning.terms.equals(terms(way)))) {
        throw malformed(number, "`" + String.join(" ", terms(way)) + "` has a line already");
      }
      known.add(new Meaning(terms(way), ways.stream().filter(each -> each != way).toList()));
    }
  }

  private static IllegalArgumentException malformed(int number, String why) {
    return new IllegalArgumentException("line %d of the synonyms: %s".formatted(number, why));
  }

  private static List<Token> words(String text) {
    return Analysis.tokens(text).stream().filter(token -> token.kind() == Token.Kind.WORD).toList();
  }

  private static List<String> terms(Collection<Token> tokens) {
    return tokens.stream().map(Token::term).toList();
  }

  int size() {
    return byFirstTerm.values().stream().mapToInt(List::size).sum();
  }

  /** Where the query says something that has other names: the longest from each word on. */
  List<Found> in(List<Word> query) {
    List<Found> found = new ArrayList<>();
    int first = 0;
    while (first < query.size()) {
      Found longest = longestFrom(query, first);
      if (longest == null) {
        first++;
      } else {
        found.add(longest);
        first = longest.behind();
      }
    }
    return found;
  }

  private Found longestFrom(List<Word> query, int first) {
    Found longest = null;
    String start = query.get(first).terms().getFirst();
    for (Meaning meaning : byFirstTerm.getOrDefault(start, List.of())) {
      int behind = behind(query, first, meaning.terms);
      if (behind > first && (longest == null || behind > longest.behind())) {
        longest = new Found(first, behind, meaning.others);
      }
    }
    return longest;
  }

  /** Behind the words that are just these terms; -1 if they are not. */
  private static int behind(List<Word> query, int first, List<String> terms) {
    int matched = 0;
    int at = first;
    while (matched < terms.size() && at < query.size()) {
      List<String> next = query.get(at++).terms();
      int end = matched + next.size();
      if (end > terms.size() || !terms.subList(matched, end).equals(next)) {
        return -1;
      }
      matched = end;
    }
    return matched == terms.size() ? at : -1;
  }
}
