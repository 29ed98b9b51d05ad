package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.entente.search.language.ParsedQuery;
import org.entente.search.language.QueryParser;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextQueryTest {
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,4", "6,4", "7,5", "10,6", "20,12"})
  void mostWordsMustBeThere(int words, int enough) {
    assertThat(TextQuery.enough(words)).isEqualTo(enough);
  }

  @Test
  void whateverIsTypedBecomesSomeQuery() throws IOException {
    IndexSearcher nothing = new IndexSearcher(new MultiReader());
    long seed = Seeds.one(20_261_124L);
    System.out.println("TextQueryTest: seed " + seed);
    Random random = new Random(seed);
    String signs = "\"-+*?~^:()[]{}/\\&|!<> \t\n\u0000\u202e“”「」'a中ß\u0301";
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        switch (random.nextInt(6)) {
          case 0 -> text.append((char) random.nextInt(0x10000));
          case 1 -> text.append((char) (0xd800 + random.nextInt(0x800)));
          default -> text.append(signs.charAt(random.nextInt(signs.length())));
        }
      }
      ParsedQuery parsed = QueryParser.parse(text.toString());
      TextQuery query = TextQuery.of(parsed, nothing);
      assertThat(query.matching().isEmpty())
          .as("seed %d", seed)
          .isEqualTo(parsed.words().isBlank());
      query.marked("text");
    }
  }
}
