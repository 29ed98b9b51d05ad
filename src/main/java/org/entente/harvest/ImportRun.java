package org.entente.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.entente.harvest.ImportBatches.Entry;
import org.entente.harvest.Importer.MalformedBody;
import org.entente.harvest.Importer.SourceRecord;
import org.jboss.logging.Logger;

/**
 * Reads one job's body to its end: first to count the records and see that it is whole, then in
 * batches of at most 500.
 *
 * <p>INVARIANT (once each): a batch saves its records and moves the job's position in one
 * transaction that holds the job's row, and only if the position is the one the batch starts at. So
 * a crash repeats nothing, and of two workers on one job one finds the position moved and goes.
 */
@ApplicationScoped
class ImportRun {
  static final int BATCH = 500;

  private static final Logger LOG = Logger.getLogger(ImportRun.class);

  private final ImportStore store;
  private final ImportBatches batches;
  private final Instance<Importer> importers;

  @Inject
  ImportRun(ImportStore store, ImportBatches batches, Instance<Importer> importers) {
    this.store = store;
    this.batches = batches;
    this.importers = importers;
  }

  /**
   * Runs the job on from where it is. A batch that the database refuses for what is in it is tried
   * once more, in case another save was in its way; then the job fails.
   *
   * @throws RuntimeException on an outage; the job can be taken up again
   */
  void run(UUID job, BooleanSupplier stopping) {
    Set<Long> refused = new HashSet<>();
    while (true) {
      try {
        attempt(job, stopping);
        return;
      } catch (RuntimeException fault) {
        if (!store.isOfTheData(fault)) {
          throw fault;
        }
        Optional<ImportStore.Work> work = batches.look(job);
        if (work.isEmpty()) {
          return;
        }
        if (!refused.add(work.get().position())) {
          LOG.errorf(fault, "import %s cannot go on", job);
          batches.fail(work.get(), unstorable(work.get()));
          return;
        }
      }
    }
  }

  private static String unstorable(ImportStore.Work work) {
    return ("the database refuses one of the records %d to %d, so none of them was saved; those"
            + " before them are in the catalog. Hand in the others as smaller files")
        .formatted(work.position() + 1, Math.min(work.total(), work.position() + BATCH));
  }

  private void attempt(UUID job, BooleanSupplier stopping) {
    Optional<ImportStore.Work> taken = batches.look(job);
    if (taken.isEmpty()) {
      return;
    }
    ImportStore.Work work = taken.get();
    try {
      if (work.total() == 0) {
        batches.count(job, countRecords(work));
      }
      importFrom(work, stopping);
    } catch (MalformedBody malformed) {
      batches.fail(work, malformed.getMessage());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private Importer importerOf(Imports.Format format) {
    return importers.stream()
        .filter(importer -> importer.format() == format)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no importer for " + format));
  }

  private long countRecords(ImportStore.Work work) throws IOException, MalformedBody {
    try (InputStream body = store.body(work.id())) {
      Importer.Records records = importerOf(work.format()).open(body);
      long count = 0;
      while (records.next().isPresent()) {
        count++;
      }
      if (count == 0) {
        throw new MalformedBody("the body holds no record");
      }
      return count;
    }
  }

  private void importFrom(ImportStore.Work work, BooleanSupplier stopping)
      throws IOException, MalformedBody {
    try (InputStream body = store.body(work.id())) {
      Importer.Records records = importerOf(work.format()).open(body);
      Set<Long> seen = new HashSet<>();
      long position = 0;
      List<Entry> batch = new ArrayList<>(BATCH);
      boolean more = true;
      while (more && !stopping.getAsBoolean()) {
        Optional<SourceRecord> next = records.next();
        more = next.isPresent();
        if (more) {
          position++;
          Entry entry = Entry.of(position, next.get(), work.owner(), seen);
          if (position > work.position()) {
            batch.add(entry);
          }
        }
        if (batch.size() == BATCH || !more) {
          long from = position - batch.size();
          if (!batches.save(work, from, batch, !more)) {
            return;
          }
          batch.clear();
        }
      }
    }
  }
}
