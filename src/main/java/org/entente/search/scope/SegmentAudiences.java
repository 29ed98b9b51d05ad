package org.entente.search.scope;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.FixedBitSet;
import org.entente.policy.AccessScope;

/**
 * What a segment's core says of its audiences; a core never changes, so this is worked out once and
 * shared by every reader of it, whatever has been deleted since.
 *
 * <p>A reader may be closed while its core lives on in a newer one, hence each method is handed the
 * reader to look through.
 */
final class SegmentAudiences {
  /** Scopes whose bits one core keeps; 250 kB each for a million datasets. */
  private static final int MOST_SCOPES = 256;

  /** What a scope sees of the whole core, deletions left aside. Neither part is ever changed. */
  static final class Seen {
    private final boolean[] admitted;
    private final FixedBitSet bits;

    private Seen(boolean[] admitted, FixedBitSet bits) {
      this.admitted = admitted;
      this.bits = bits;
    }

    /** By audience. */
    boolean[] admitted() {
      return admitted;
    }

    /** By document. */
    FixedBitSet bits() {
      return bits;
    }
  }

  private final Audience[] byOrdinal;
  private final Cache<Object, Seen> seen = Caffeine.newBuilder().maximumSize(MOST_SCOPES).build();
  private final Map<String, AudienceSums> sums = new ConcurrentHashMap<>();

  SegmentAudiences(LeafReader segment) throws IOException {
    SortedDocValues audience = segment.getSortedDocValues(Audience.FIELD);
    byOrdinal = new Audience[audience == null ? 0 : audience.getValueCount()];
    for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
      byOrdinal[ordinal] = Audience.decode(audience.lookupOrd(ordinal).utf8ToString());
    }
  }

  int count() {
    return byOrdinal.length;
  }

  Audience audience(int ordinal) {
    return byOrdinal[ordinal];
  }

  Seen seenThrough(AccessScope scope, LeafReader segment) {
    return seen.get(scope.key(), _ -> look(scope, segment));
  }

  private Seen look(AccessScope scope, LeafReader segment) {
    try {
      boolean[] admitted = new boolean[byOrdinal.length];
      for (int ordinal = 0; ordinal < admitted.length; ordinal++) {
        admitted[ordinal] = byOrdinal[ordinal].includes(scope);
      }
      FixedBitSet bits = new FixedBitSet(segment.maxDoc());
      SortedDocValues audience = segment.getSortedDocValues(Audience.FIELD);
      if (audience != null) {
        for (int doc = audience.nextDoc();
            doc != SortedDocValues.NO_MORE_DOCS;
            doc = audience.nextDoc()) {
          if (admitted[audience.ordValue()]) {
            bits.set(doc);
          }
        }
      }
      return new Seen(admitted, bits);
    } catch (IOException damaged) {
      throw new UnreadableIndex(damaged);
    }
  }

  AudienceSums sums(LeafReader segment, String field) throws IOException {
    AudienceSums known = sums.get(field);
    if (known == null) {
      known = AudienceSums.ofAll(segment, field, count());
      sums.put(field, known);
    }
    return known;
  }
}
