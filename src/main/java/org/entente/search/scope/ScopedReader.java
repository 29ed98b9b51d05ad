package org.entente.search.scope;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.entente.policy.AccessScope;

/**
 * An index as one scope sees it. It has every leaf of the raw reader, empty ones too, since sort
 * orders and doc ids count on them.
 */
final class ScopedReader extends FilterDirectoryReader {
  ScopedReader(DirectoryReader raw, AccessScope scope, SegmentViews views) throws IOException {
    super(raw, wrapper(scope, views));
  }

  private static SubReaderWrapper wrapper(AccessScope scope, SegmentViews views) {
    ScopeLooks looks = views.looks(scope);
    return new SubReaderWrapper() {
      @Override
      public LeafReader wrap(LeafReader segment) {
        return new ScopedLeaf(segment, views.of(segment, scope, looks));
      }
    };
  }

  @Override
  protected DirectoryReader doWrapDirectoryReader(DirectoryReader reopened) {
    throw new UnsupportedOperationException("a scope is put on the reader of each search");
  }

  @Override
  public CacheHelper getReaderCacheHelper() {
    return null;
  }

  /** The raw reader belongs to whoever opened it; other searches are reading through it. */
  @Override
  protected void doClose() {}
}
