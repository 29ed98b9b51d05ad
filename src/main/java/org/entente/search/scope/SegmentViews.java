package org.entente.search.scope;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.entente.policy.AccessScope;

/**
 * The views in use, by segment and by what a scope makes of the segment's classes: people who see
 * the same share one view. A segment that merges away takes its views with it; of the others each
 * segment keeps the most used.
 */
final class SegmentViews {
  /** Of each segment; a view of a million datasets takes 250 kB. */
  private static final int MOST_VIEWS = 256;

  private static final int MOST_SCOPES = 2_000;

  /**
   * Of each segment, for the looks of scopes at it: 25 kB for each scope where there are 100,000.
   */
  private static final int MOST_BYTES_OF_LOOKS = 8 << 20;

  private final ClassNumbers numbers = new ClassNumbers();
  private final Map<CacheKey, SegmentAudiences> audiences = new ConcurrentHashMap<>();
  private final Map<CacheKey, Views> views = new ConcurrentHashMap<>();
  private final Cache<Object, ScopeLooks> looks =
      Caffeine.newBuilder().maximumSize(MOST_SCOPES).build();

  /** The looks of a scope at one segment, packed: equal looks see the same. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Content(long[] looks) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content content && Arrays.equals(looks, content.looks);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(looks);
    }

    /** In bytes; what is short weighs as much as lets in no more than the most scopes. */
    int weight() {
      return Math.max(looks.length * Long.BYTES, MOST_BYTES_OF_LOOKS / MOST_SCOPES);
    }
  }

  /** The views of one segment. */
  private static final class Views {
    private final Cache<Object, Content> contents =
        Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES_OF_LOOKS)
            .weigher((Object _, Content each) -> each.weight())
            .build();
    private final Cache<Content, SegmentView> byContent =
        Caffeine.newBuilder().maximumSize(MOST_VIEWS).build();
    private final Map<String, AudienceSums> deleted = new ConcurrentHashMap<>();
  }

  ScopeLooks looks(AccessScope scope) {
    return looks.get(scope.key(), _ -> new ScopeLooks());
  }

  SegmentView of(LeafReader segment, AccessScope scope, ScopeLooks looks) {
    Views of = kept(views, segment.getReaderCacheHelper(), _ -> new Views());
    SegmentAudiences known =
        kept(audiences, segment.getCoreCacheHelper(), _ -> audiencesOf(segment));
    Content content = of.contents.get(scope.key(), _ -> new Content(looks.at(scope, known)));
    return of.byContent.get(
        content, it -> new SegmentView(known, it.looks(), segment.getLiveDocs(), of.deleted));
  }

  private SegmentAudiences audiencesOf(LeafReader segment) {
    try {
      return new SegmentAudiences(segment, numbers);
    } catch (IOException damaged) {
      throw new UnreadableIndex(damaged);
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw new UnreadableIndex(
          new CorruptIndexException("not an audience", segment.toString(), damaged));
    }
  }

  private static <T> T kept(Map<CacheKey, T> map, CacheHelper segment, Function<CacheKey, T> make) {
    T known = map.get(segment.getKey());
    if (known != null) {
      return known;
    }
    T added = map.computeIfAbsent(segment.getKey(), make);
    try {
      segment.addClosedListener(map::remove);
    } catch (AlreadyClosedException gone) {
      map.remove(segment.getKey());
    }
    return added;
  }
}
