package org.entente.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.entente.search.SearchQuery.Field;
import org.entente.search.query.ProductQueries;

/**
 * What people type, by shape: drawn from the real records, kept if as frequent as the shape says.
 */
final class QueryShapes {
  private static final long SALT = 0x9E5;
  private static final int MOST_DRAWS = 4_000;

  /** One kind of text, and which share of the datasets it may find. */
  enum Shape {
    FREQUENT_TERM(0.04, 0.4, QueryShapes::word),
    RARE_TERM(0.00001, 0.001, QueryShapes::word),
    TWO_WORDS(0.0005, 0.2, draw -> word(draw) + " " + word(draw)),
    SENTENCE(0.0001, 0.5, draw -> consecutive(draw, 5)),
    PHRASE(0.0002, 0.2, draw -> "\"" + consecutive(draw, 2) + "\""),
    FILTERED(0.0001, 0.2, draw -> word(draw) + " " + word(draw));

    private final double least;
    private final double most;
    private final Function<Draw, String> text;

    Shape(double least, double most, Function<Draw, String> text) {
      this.least = least;
      this.most = most;
      this.text = text;
    }

    boolean isSingleTerm() {
      return this == FREQUENT_TERM || this == RARE_TERM;
    }

    /** The filters that go with its text: the last years and some of the licences. */
    Map<Field, Set<String>> filters() {
      return this == FILTERED
          ? Map.of(
              Field.YEAR, Set.of("2022", "2023", "2024", "2025", "2026"),
              Field.LICENSE, Set.of("CC-BY-4.0", "CC0-1.0"))
          : Map.of();
    }
  }

  private record Draw(Chance chance, Corpus corpus) {}

  private QueryShapes() {}

  /** So many texts of each shape, the same for the same datasets and seed. */
  static Map<Shape, List<String>> of(Synthetic synthetic, IndexSearcher everything, int each)
      throws IOException {
    Map<Shape, List<String>> texts = new EnumMap<>(Shape.class);
    int documents = everything.getIndexReader().numDocs();
    for (Shape shape : Shape.values()) {
      List<String> kept = new ArrayList<>();
      for (int number = 0; kept.size() < each && number < MOST_DRAWS; number++) {
        Chance chance = new Chance(Settings.seed() ^ SALT ^ shape.ordinal(), number);
        String text = shape.text.apply(new Draw(chance, synthetic.corpus()));
        Query query = ProductQueries.ask(everything, text, shape.filters()).matching();
        double share = everything.count(query) / (double) documents;
        if (share >= shape.least && share <= shape.most && !kept.contains(text)) {
          kept.add(text);
        }
      }
      if (kept.size() < each) {
        throw new IllegalStateException("too few queries of the shape " + shape + ": " + kept);
      }
      texts.put(shape, kept);
    }
    return texts;
  }

  private static String word(Draw draw) {
    String word = letters(draw.chance().pick(draw.corpus().tokens()));
    while (word.length() < 4) {
      word = letters(draw.chance().pick(draw.corpus().tokens()));
    }
    return word;
  }

  private static String consecutive(Draw draw, int words) {
    List<String> sentence =
        draw.chance().pick(draw.chance().pick(draw.corpus().sources()).sentences());
    if (sentence.size() < words) {
      return consecutive(draw, words);
    }
    int first = draw.chance().below(sentence.size() - words + 1);
    return letters(String.join(" ", sentence.subList(first, first + words)));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N} -]", "").replaceAll("(^| )-+", "$1").strip();
  }
}
