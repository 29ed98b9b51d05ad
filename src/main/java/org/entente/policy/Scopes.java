package org.entente.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.entente.identity.Actor;

/**
 * The scopes in use, one per actor as known today and bundle; bounded, and each replaced when a
 * date or the expiry of a fact may have changed it.
 *
 * <p>The key is the whole actor, facts included, never a digest of them: two actors whose facts
 * merely look alike cannot meet in one scope.
 */
@ApplicationScoped
public class Scopes {
  private static final int MOST = 2_000;

  private final GovernanceClasses classes;
  private final Cache<Key, CompiledScope> scopes = Caffeine.newBuilder().maximumSize(MOST).build();

  @Inject
  public Scopes(GovernanceClasses classes) {
    this.classes = classes;
  }

  private record Key(String bundle, Actor actor) {}

  AccessScope of(ActiveBundle bundle, Actor actor, Instant now) {
    while (true) {
      CompiledScope scope =
          scopes
              .asMap()
              .compute(
                  new Key(bundle.hash(), actor),
                  (_, old) ->
                      old != null && old.isValidAt(now)
                          ? old
                          : new CompiledScope(bundle, actor, now, classes::subject));
      scope.advanceTo(now);
      // A look taken by another thread at an earlier instant may have met a date that is past now.
      if (scope.isValidAt(now)) {
        return scope;
      }
    }
  }
}
