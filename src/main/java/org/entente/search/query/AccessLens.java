package org.entente.search.query;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.entente.kernel.DatasetId;
import org.entente.search.SearchResult.Access;
import org.entente.search.index.Fields;
import org.entente.search.scope.ScopedIndex;

/**
 * What the actor may do with each dataset: as the scope says of its class, unless a grant says
 * more. It is bound to one answer, since grants come and go.
 */
final class AccessLens {
  private final ScopedIndex index;
  private final Map<Object, int[]> granted = new HashMap<>();

  AccessLens(ScopedIndex index, Set<DatasetId> grants) throws IOException {
    this.index = index;
    for (LeafReaderContext segment : index.searcher().getIndexReader().leaves()) {
      granted.put(segment.id(), granted(segment, grants));
    }
  }

  private static int[] granted(LeafReaderContext segment, Set<DatasetId> grants)
      throws IOException {
    Bits live = segment.reader().getLiveDocs();
    int[] found = new int[grants.size()];
    int count = 0;
    for (DatasetId id : grants) {
      PostingsEnum postings =
          segment.reader().postings(new Term(Fields.ID, id.toString()), PostingsEnum.NONE);
      for (int doc = postings == null ? PostingsEnum.NO_MORE_DOCS : postings.nextDoc();
          doc != PostingsEnum.NO_MORE_DOCS;
          doc = postings.nextDoc()) {
        if (live == null || live.get(doc)) {
          found[count++] = doc;
        }
      }
    }
    int[] exact = Arrays.copyOf(found, count);
    Arrays.sort(exact);
    return exact;
  }

  Segment in(LeafReaderContext segment) throws IOException {
    return new Segment(index.classes(segment), granted.get(segment.id()));
  }

  /** Reads one document after another of a segment, in increasing order. */
  final class Segment {
    private final ScopedIndex.Classes classes;
    private final int[] granted;
    private final Access[] byOrdinal;

    private Segment(ScopedIndex.Classes classes, int[] granted) {
      this.classes = classes;
      this.granted = granted;
      this.byOrdinal = new Access[classes.count()];
    }

    boolean isFull(int doc) throws IOException {
      return classes.isFull(classes.ordinal(doc));
    }

    Access of(int doc) throws IOException {
      if (Arrays.binarySearch(granted, doc) >= 0) {
        return Access.GRANTED;
      }
      int ordinal = classes.ordinal(doc);
      if (byOrdinal[ordinal] == null) {
        byOrdinal[ordinal] = ofClass(ordinal);
      }
      return byOrdinal[ordinal];
    }

    private Access ofClass(int ordinal) {
      return switch (index.scope().access(classes.classId(ordinal))) {
        case OPEN -> Access.OPEN;
        case REQUESTABLE -> Access.REQUESTABLE;
        case DENIED -> Access.DENIED;
      };
    }

    /**
     * Counts documents by access.
     *
     * @param byAccess added to, by the ordinal of {@link Access}
     */
    void count(FixedBitSet documents, long[] byAccess) throws IOException {
      int[] byClass = new int[classes.count()];
      int nextGranted = 0;
      DocIdSetIterator each = new BitSetIterator(documents, 0);
      for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
        while (nextGranted < granted.length && granted[nextGranted] < doc) {
          nextGranted++;
        }
        if (nextGranted < granted.length && granted[nextGranted] == doc) {
          byAccess[Access.GRANTED.ordinal()]++;
        } else {
          byClass[classes.ordinal(doc)]++;
        }
      }
      for (int ordinal = 0; ordinal < byClass.length; ordinal++) {
        if (byClass[ordinal] > 0) {
          byAccess[ofClass(ordinal).ordinal()] += byClass[ordinal];
        }
      }
    }
  }
}
