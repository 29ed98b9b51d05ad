package org.entente.search.scope;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.FixedBitSet;

/**
 * What a segment's core says of its audiences; a core never changes, so this is worked out once and
 * shared by every reader of it, whatever has been deleted since.
 *
 * <p>A reader may be closed while its core lives on in a newer one, hence each method is handed the
 * reader to look through.
 */
final class SegmentAudiences {
  private static final int BITS_OF_A_WORD = Long.SIZE;

  private final Audience[] byOrdinal;
  private final int[] classOfOrdinal;
  private final String[] classIds;
  private final int[] classNumbers;

  /** The ordinal after that of each document; 0 where it has none and is seen by nobody. */
  private final Ordinals ordinals;

  private final Map<String, AudienceSums> sums = new ConcurrentHashMap<>();

  SegmentAudiences(LeafReader segment, ClassNumbers numbers) throws IOException {
    SortedDocValues audience = segment.getSortedDocValues(Audience.FIELD);
    byOrdinal = new Audience[audience == null ? 0 : audience.getValueCount()];
    classOfOrdinal = new int[byOrdinal.length];
    Map<String, Integer> classes = new LinkedHashMap<>();
    for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
      byOrdinal[ordinal] = Audience.decode(audience.lookupOrd(ordinal).utf8ToString());
      classOfOrdinal[ordinal] =
          classes.computeIfAbsent(byOrdinal[ordinal].classId(), _ -> classes.size());
    }
    classIds = classes.keySet().toArray(String[]::new);
    classNumbers = new int[classIds.length];
    for (int i = 0; i < classIds.length; i++) {
      classNumbers[i] = numbers.of(classIds[i]);
    }
    ordinals = Ordinals.read(segment.maxDoc(), byOrdinal.length, audience);
  }

  /** How many audiences there are. */
  int count() {
    return byOrdinal.length;
  }

  Audience audience(int ordinal) {
    return byOrdinal[ordinal];
  }

  /** How many governance classes there are, each with one audience or two. */
  int classes() {
    return classIds.length;
  }

  String classId(int classIndex) {
    return classIds[classIndex];
  }

  int classNumber(int classIndex) {
    return classNumbers[classIndex];
  }

  /** Whether the audience is among those that the scope admits, see {@link ScopeLooks#at}. */
  boolean admits(long[] packedLooks, int ordinal) {
    return ScopeLooks.admits(packedLooks, classOfOrdinal[ordinal], byOrdinal[ordinal].tier());
  }

  /** The documents that the scope admits, deleted ones too; the caller's to keep and change. */
  FixedBitSet admitted(long[] packedLooks) {
    byte[] flags = new byte[byOrdinal.length + 1];
    for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
      flags[ordinal + 1] = (byte) (admits(packedLooks, ordinal) ? 1 : 0);
    }
    return ordinals.flagged(flags);
  }

  AudienceSums sums(LeafReader segment, String field) throws IOException {
    AudienceSums known = sums.get(field);
    if (known == null) {
      known = AudienceSums.ofAll(segment, field, count());
      sums.put(field, known);
    }
    return known;
  }

  /** An ordinal per document, in memory, as narrow as they allow. */
  private sealed interface Ordinals {
    int documents();

    /**
     * The flags of up to 64 documents from a multiple of 64 on. Each width has a loop of its own,
     * since this runs over every document of a segment for every new scope.
     */
    long word(byte[] flags, int first, int end);

    default FixedBitSet flagged(byte[] flags) {
      int documents = documents();
      long[] words = new long[FixedBitSet.bits2words(documents)];
      for (int word = 0; word < words.length; word++) {
        int first = word * BITS_OF_A_WORD;
        words[word] = word(flags, first, Math.min(documents, first + BITS_OF_A_WORD));
      }
      return new FixedBitSet(words, documents);
    }

    static Ordinals read(int documents, int count, SortedDocValues values) throws IOException {
      char[] narrow = count < Character.MAX_VALUE ? new char[documents] : null;
      int[] wide = narrow == null ? new int[documents] : null;
      for (int doc = values == null ? SortedDocValues.NO_MORE_DOCS : values.nextDoc();
          doc != SortedDocValues.NO_MORE_DOCS;
          doc = values.nextDoc()) {
        if (narrow != null) {
          narrow[doc] = (char) (values.ordValue() + 1);
        } else {
          wide[doc] = values.ordValue() + 1;
        }
      }
      return narrow != null ? new Narrow(narrow) : new Wide(wide);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Narrow(char[] ordinals) implements Ordinals {
      @Override
      public int documents() {
        return ordinals.length;
      }

      @Override
      public long word(byte[] flags, int first, int end) {
        long bits = 0;
        for (int doc = first; doc < end; doc++) {
          bits |= (long) flags[ordinals[doc]] << doc;
        }
        return bits;
      }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Wide(int[] ordinals) implements Ordinals {
      @Override
      public int documents() {
        return ordinals.length;
      }

      @Override
      public long word(byte[] flags, int first, int end) {
        long bits = 0;
        for (int doc = first; doc < end; doc++) {
          bits |= (long) flags[ordinals[doc]] << doc;
        }
        return bits;
      }
    }
  }
}
