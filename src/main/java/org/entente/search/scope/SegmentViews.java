package org.entente.search.scope;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
  }

  /** The views of one segment. */
  private static final class Views {
    private final Cache<Object, Content> contents =
        Caffeine.newBuilder().maximumSize(MOST_SCOPES).build();
    private final Cache<Content, SegmentView> byContent =
        Caffeine.newBuilder().maximumSize(MOST_VIEWS).build();
    private final Map<String, AudienceSums> deleted = new ConcurrentHashMap<>();
  }

  ScopeLooks looks(AccessScope scope) {
    return looks.get(scope.key(), _ -> new ScopeLooks(scope));
  }

  SegmentView of(LeafReader segment, AccessScope scope, ScopeLooks looks) {
    Views of = kept(views, segment.getReaderCacheHelper(), _ -> new Views());
    SegmentAudiences known =
        kept(audiences, segment.getCoreCacheHelper(), _ -> audiencesOf(segment));
    Content content = of.contents.get(scope.key(), _ -> new Content(looks.at(known)));
    return of.byContent.get(
        content, it -> new SegmentView(known, it.looks(), segment.getLiveDocs(), of.deleted));
  }

  private SegmentAudiences audiencesOf(LeafReader segment) {
    try {
      return new SegmentAudiences(segment, numbers);
    } catch (IOException damaged) {
      throw new UnreadableIndex(damaged);
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
