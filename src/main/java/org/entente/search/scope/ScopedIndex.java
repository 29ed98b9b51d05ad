package org.entente.search.scope;

import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Visibility;

/** A point-in-time index holding what one scope may see. Close it when the answer is made. */
public final class ScopedIndex implements Closeable {
  private final IndexSearcher searcher;
  private final AccessScope scope;
  private final Closeable release;

  private final Object version;

  ScopedIndex(IndexSearcher searcher, AccessScope scope, Object version, Closeable release) {
    this.searcher = searcher;
    this.scope = scope;
    this.version = version;
    this.release = release;
  }

  public IndexSearcher searcher() {
    return searcher;
  }

  /**
   * Identifies the state of the index, the same for every scope; for keeping answers together with
   * the scope's key.
   */
  public Object version() {
    return version;
  }

  public AccessScope scope() {
    return scope;
  }

  /** Governance classes of the documents of a segment, by ordinal. */
  public Classes classes(LeafReaderContext segment) throws IOException {
    ScopedLeaf leaf = (ScopedLeaf) segment.reader();
    return new Classes(leaf.view(), leaf.audiences());
  }

  /** Reads the audience of one document after another, in increasing order. */
  public static final class Classes {
    private final SegmentView view;
    private final SortedDocValues audience;

    private Classes(SegmentView view, SortedDocValues audience) {
      this.view = view;
      this.audience = audience;
    }

    /** How many audiences the segment has, seen or not; ordinals are below. */
    public int count() {
      return view.audiences();
    }

    /** The ordinal of a visible document's audience. */
    public int ordinal(int doc) throws IOException {
      if (!view.isVisible(doc) || !audience.advanceExact(doc)) {
        throw new IllegalArgumentException("document " + doc + " is not in this scope");
      }
      return audience.ordValue();
    }

    public String classId(int ordinal) {
      return view.audience(ordinal).classId();
    }

    public boolean isFull(int ordinal) {
      return view.audience(ordinal).tier() == Visibility.FULL;
    }
  }

  @Override
  public void close() throws IOException {
    release.close();
  }
}
