package org.entente.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.AccessScope;
import org.entente.search.analysis.Analysis;
import org.entente.search.scope.ScopedIndex;
import org.entente.search.scope.Scoping;
import org.jboss.logging.Logger;

/**
 * One index in one folder, with its writer. Only the follower has anything written, one call after
 * another, and waits for it; within a call datasets are written on all cores. Any thread opens it
 * to a scope.
 *
 * <p>A generation has no commit until it is complete: a folder without one is an attempt that ended
 * half-way and holds nothing worth keeping.
 */
final class Generation implements Closeable {
  private static final Logger LOG = Logger.getLogger(Generation.class);
  private static final double BUFFER_MEGABYTES = 48;

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Scoping scoping;

  private Generation(Path folder, Directory directory, IndexWriter writer) throws IOException {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    this.scoping = new Scoping(searchers);
  }

  private static IndexWriterConfig writing(OpenMode mode) {
    IndexWriterConfig config = new IndexWriterConfig(Analysis.TEXT);
    config.setOpenMode(mode);
    config.setSimilarity(Scoping.SIMILARITY);
    config.setIndexSort(Fields.BY_ID);
    config.setParentField(Fields.LAST_OF_DATASET);
    config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
    config.setCommitOnClose(false);
    return config;
  }

  /** An empty one. */
  static Generation create(Path folder) throws IOException {
    return in(folder, OpenMode.CREATE);
  }

  /** The one that is there, every byte of it checked. */
  static Generation open(Path folder) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder)) {
      Integrity.check(directory);
    }
    return in(folder, OpenMode.APPEND);
  }

  private static Generation in(Path folder, OpenMode mode) throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, writing(mode));
      return new Generation(folder, directory, writer);
    } catch (IOException | RuntimeException failed) {
      IOUtils.closeWhileHandlingException(writer == null ? null : writer::rollback, directory);
      throw failed;
    }
  }

  Path folder() {
    return folder;
  }

  /** The place its last commit reached; empty for one of another format. */
  Optional<Bookmark> committed() {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    return data == null
        ? Optional.empty()
        : Bookmark.fromCommit(
            StreamSupport.stream(data.spliterator(), false)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Adds datasets that are not in it yet. */
  void add(List<Dataset> datasets, Map<RorId, Organisation> owners) throws IOException {
    onAllCores(
        datasets,
        dataset ->
            fitting(
                dataset, () -> writer.addDocuments(documents(dataset, ownerOf(dataset, owners)))));
  }

  /** Makes these datasets what they are now; one that is absent among them is deleted. */
  void replace(Collection<DatasetId> ids, List<Dataset> present, Map<RorId, Organisation> owners)
      throws IOException {
    Map<DatasetId, Dataset> found =
        present.stream().collect(Collectors.toMap(Dataset::id, Function.identity()));
    onAllCores(
        Set.copyOf(ids),
        id -> {
          Term term = new Term(Fields.ID, Documents.term(id));
          Dataset dataset = found.get(id);
          boolean there =
              dataset != null
                  && fitting(
                      dataset,
                      () ->
                          writer.updateDocuments(
                              term, documents(dataset, ownerOf(dataset, owners))));
          if (!there) {
            writer.deleteDocuments(term);
          }
        });
  }

  private interface Step {
    void take() throws IOException;
  }

  /** Lucene refuses a document that breaks its bounds, and keeps nothing of it. */
  private static boolean fitting(Dataset dataset, Step step) throws IOException {
    try {
      step.take();
      return true;
    } catch (IllegalArgumentException unfit) {
      LOG.errorf(unfit, "dataset %s cannot be indexed and stays hidden", dataset.id());
      return false;
    }
  }

  private static Optional<Organisation> ownerOf(Dataset dataset, Map<RorId, Organisation> owners) {
    return Optional.ofNullable(owners.get(dataset.owner()));
  }

  private interface Writing<T> {
    void write(T one) throws IOException;
  }

  /** Reading texts is most of the work, and no dataset waits for another. */
  private static <T> void onAllCores(Collection<T> all, Writing<T> writing) throws IOException {
    try {
      all.parallelStream()
          .forEach(
              one -> {
                try {
                  writing.write(one);
                } catch (IOException failed) {
                  throw new UncheckedIOException(failed);
                }
              });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** None for a record that cannot be indexed: it is hidden and keeps nobody else waiting. */
  private static List<Document> documents(Dataset dataset, Optional<Organisation> owner) {
    try {
      return Documents.of(dataset, owner);
    } catch (RuntimeException unfit) {
      LOG.errorf(unfit, "dataset %s cannot be indexed and stays hidden", dataset.id());
      return List.of();
    }
  }

  /** Shows what was written to whoever opens it from now on. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  void commit(Bookmark reached) throws IOException {
    writer.setLiveCommitData(reached.toCommit().entrySet());
    writer.commit();
  }

  ScopedIndex open(AccessScope scope) throws IOException {
    return scoping.open(scope);
  }

  /** How many datasets it holds. */
  int datasets() throws IOException {
    IndexSearcher held = searchers.acquire();
    try {
      return held.getIndexReader().numDocs() / 2;
    } finally {
      searchers.release(held);
    }
  }

  /**
   * Whether nothing can be written to it after this failure. A writer may also have died unseen,
   * e.g. in a merge, which the call after it is told by an unchecked exception.
   */
  boolean isEndedBy(Exception failure) {
    return failure instanceof IOException || !writer.isOpen();
  }

  /** Gives up the writer and its lock; those who read go on. */
  void stopWriting() throws IOException {
    writer.rollback();
  }

  /** Closes it as of its last commit; searches that are under way end undisturbed. */
  @Override
  public void close() throws IOException {
    IOUtils.close(searchers, this::stopWriting, directory);
  }
}
