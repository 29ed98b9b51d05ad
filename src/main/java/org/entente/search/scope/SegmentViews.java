package org.entente.search.scope;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.entente.policy.AccessScope;

/**
 * The views in use, by segment and scope. A segment that merges away takes its views with it; of
 * the scopes each segment keeps the most used.
 */
final class SegmentViews {
  private static final int MOST_SCOPES = 256;

  private final Map<CacheKey, SegmentAudiences> audiences = new ConcurrentHashMap<>();
  private final Map<CacheKey, Cache<Object, SegmentView>> views = new ConcurrentHashMap<>();

  SegmentView of(LeafReader segment, AccessScope scope) {
    return kept(
            views,
            segment.getReaderCacheHelper(),
            _ -> Caffeine.newBuilder().maximumSize(MOST_SCOPES).build())
        .get(scope.key(), _ -> view(segment, scope));
  }

  private SegmentView view(LeafReader segment, AccessScope scope) {
    SegmentAudiences known =
        kept(audiences, segment.getCoreCacheHelper(), _ -> audiencesOf(segment));
    return new SegmentView(known, known.seenThrough(scope, segment), segment.getLiveDocs());
  }

  private static SegmentAudiences audiencesOf(LeafReader segment) {
    try {
      return new SegmentAudiences(segment);
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
