package org.entente.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How many datasets a second are indexed, from the catalog's record to the commit. */
class IndexingBench {
  private static final int PROFILED = 30_000;

  @Test
  void indexing() throws IOException {
    Synthetic synthetic = Synthetic.fromSettings();
    PreparedIndex.of(synthetic, Settings.folder().resolve(synthetic.name()), true).close();
  }

  /** Apart, since looking takes time too. */
  @Test
  void profile() throws Exception {
    int count = Math.min(PROFILED, Settings.datasets());
    Synthetic few =
        new Synthetic(
            Settings.data(), count, Settings.classes(), Settings.sizes(), Settings.seed());
    Path folder = Settings.folder().resolve("profiled");
    Report report = new Report("indexing-profile");
    Profile.of("indexing", report, () -> PreparedIndex.of(few, folder, true).close());
    PreparedIndex.delete(folder);
    report.write();
  }
}
