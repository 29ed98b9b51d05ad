package org.entente.search.scope;

import java.io.IOException;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOBooleanSupplier;

/**
 * Steps over terms that no visible document has, and counts the others over visible documents.
 *
 * <p>Postings and impacts are the raw ones: the searcher drops what is not live, and an impact over
 * more documents is still an upper bound.
 */
final class ScopedTermsEnum extends FilterLeafReader.FilterTermsEnum {
  private final String field;
  private final SegmentView view;

  ScopedTermsEnum(TermsEnum raw, String field, SegmentView view) {
    super(raw);
    this.field = field;
    this.view = view;
  }

  @Override
  public BytesRef next() throws IOException {
    BytesRef term = in.next();
    while (term != null && !view.shows(in)) {
      term = in.next();
    }
    return term;
  }

  @Override
  public boolean seekExact(BytesRef term) throws IOException {
    return in.seekExact(term) && view.shows(in);
  }

  @Override
  public IOBooleanSupplier prepareSeekExact(BytesRef term) throws IOException {
    IOBooleanSupplier raw = in.prepareSeekExact(term);
    return raw == null ? null : () -> raw.get() && view.shows(in);
  }

  @Override
  public SeekStatus seekCeil(BytesRef term) throws IOException {
    SeekStatus raw = in.seekCeil(term);
    if (raw == SeekStatus.END || view.shows(in)) {
      return raw;
    }
    return next() == null ? SeekStatus.END : SeekStatus.NOT_FOUND;
  }

  @Override
  public void seekExact(long ord) {
    throw new UnsupportedOperationException("a term's number would count hidden terms");
  }

  @Override
  public long ord() {
    throw new UnsupportedOperationException("a term's number would count hidden terms");
  }

  @Override
  public int docFreq() throws IOException {
    return view.docFreq(field, in);
  }

  /** As {@link #docFreq}: the real number would have to be read from every position list. */
  @Override
  public long totalTermFreq() throws IOException {
    return docFreq();
  }
}
