package org.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.entente.search.scope.Audience;

/**
 * What an index without access control would hold: of a prepared one the whole records alone, one
 * document per dataset instead of two, in as many segments.
 */
final class PlainIndex {
  private PlainIndex() {}

  static DirectoryReader of(PreparedIndex prepared) throws IOException {
    Path generation = prepared.generation();
    Path folder = generation.resolveSibling("plain-of-" + generation.getFileName());
    if (!Files.isDirectory(folder)) {
      copy(prepared, folder);
    }
    return DirectoryReader.open(FSDirectory.open(folder));
  }

  private static void copy(PreparedIndex prepared, Path folder) throws IOException {
    try (DirectoryReader raw = prepared.raw();
        Directory directory = FSDirectory.open(folder)) {
      IndexWriterConfig config = PreparedIndex.writing(raw);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (LeafReaderContext segment : raw.leaves()) {
          writer.addIndexes(new FullOnly(SlowCodecReaderWrapper.wrap(segment.reader())));
        }
      }
    }
  }

  private static final class FullOnly extends FilterCodecReader {
    private final FixedBitSet full;

    FullOnly(CodecReader segment) throws IOException {
      super(segment);
      this.full = new FixedBitSet(segment.maxDoc());
      SortedDocValues audience = segment.getSortedDocValues(Audience.FIELD);
      Bits live = segment.getLiveDocs();
      for (int doc = audience.nextDoc();
          doc != SortedDocValues.NO_MORE_DOCS;
          doc = audience.nextDoc()) {
        boolean whole = audience.lookupOrd(audience.ordValue()).utf8ToString().charAt(0) == 'f';
        if (whole && (live == null || live.get(doc))) {
          full.set(doc);
        }
      }
    }

    @Override
    public Bits getLiveDocs() {
      return full;
    }

    @Override
    public int numDocs() {
      return full.cardinality();
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return null;
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
      return null;
    }
  }
}
