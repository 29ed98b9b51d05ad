package org.entente.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.entente.search.SearchResult.Access;
import org.entente.search.index.Extents;
import org.entente.search.index.Fields;
import org.entente.search.index.Measurements;
import org.entente.search.language.Box;
import org.entente.search.language.Days;
import org.entente.search.language.QuantityRange;
import org.entente.search.query.TestedQuery.Tested;

/** What documents are tested for. */
final class Tests {
  private Tests() {}

  /** Access is one of those asked for. */
  record Allowed(AccessLens lens, Set<Access> wanted) implements TestedQuery.Test {
    Allowed {
      wanted = Set.copyOf(wanted);
    }

    @Override
    public Tested in(LeafReaderContext segment) throws IOException {
      AccessLens.Segment access = lens.in(segment);
      DocIdSetIterator all = DocIdSetIterator.all(segment.reader().maxDoc());
      return new Tested(all, () -> wanted.contains(access.of(all.docID())));
    }
  }

  /** Some of the days are among the document's. */
  record On(String field, Days days) implements TestedQuery.Test {
    @Override
    public Tested in(LeafReaderContext segment) throws IOException {
      NumericDocValues values = DocValues.getNumeric(segment.reader(), field);
      return new Tested(values, () -> Extents.days(values.longValue()).overlaps(days));
    }
  }

  /** The document's box and this one overlap. */
  record Within(Box box) implements TestedQuery.Test {
    @Override
    public Tested in(LeafReaderContext segment) throws IOException {
      BinaryDocValues values = DocValues.getBinary(segment.reader(), Fields.BOX);
      return new Tested(values, () -> Extents.box(values.binaryValue()).overlaps(box));
    }
  }

  /** One of the document's measurements has that name and reaches into the range. */
  record Measured(List<String> name, QuantityRange range) implements TestedQuery.Test {
    @Override
    public Tested in(LeafReaderContext segment) throws IOException {
      BinaryDocValues values = DocValues.getBinary(segment.reader(), Fields.MEASUREMENTS);
      return new Tested(values, () -> Measurements.anyWithin(values.binaryValue(), name, range));
    }
  }
}
