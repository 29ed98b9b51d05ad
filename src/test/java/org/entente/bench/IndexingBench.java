package org.entente.bench;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How many datasets a second are indexed, from the catalog's record to the commit. */
class IndexingBench {
  @Test
  void indexing() throws IOException {
    Synthetic synthetic = Synthetic.fromSettings();
    for (int number = 0; number < 3; number++) {
      System.out.println(synthetic.dataset(number * 1_000).metadata());
    }
    PreparedIndex.of(synthetic, Settings.folder().resolve(synthetic.name()), true).close();
  }
}
