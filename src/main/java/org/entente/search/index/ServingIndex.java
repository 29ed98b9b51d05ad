package org.entente.search.index;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.store.AlreadyClosedException;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.AccessScope;
import org.entente.search.scope.ScopedIndex;

/** The index that answers today; the follower puts another in its place while searches run. */
public final class ServingIndex {
  /**
   * @param datasetForm of the schema it was made for
   */
  private record Served(Generation generation, String datasetForm) {}

  private final AtomicReference<Served> serving = new AtomicReference<>();
  private final AtomicBoolean rebuildWish = new AtomicBoolean();
  private final AtomicBoolean suspect = new AtomicBoolean();
  private volatile OptionalInt rebuilt = OptionalInt.empty();

  /**
   * The index as it is now, opened to a scope.
   *
   * @throws Problem of type UNAVAILABLE while none has caught up with the catalog yet, or the one
   *     for the schema that the scope was made by is being built
   */
  public ScopedIndex open(AccessScope scope) throws IOException {
    Served current = serving.get();
    while (current != null && current.datasetForm().equals(scope.datasetForm())) {
      try {
        return current.generation().open(scope);
      } catch (AlreadyClosedException closed) {
        Served newer = serving.get();
        if (newer == current) {
          throw notReady();
        }
        current = newer;
      }
    }
    throw notReady();
  }

  private Problem notReady() {
    OptionalInt percent = rebuilt;
    return percent.isPresent()
        ? new Problem(
            ProblemType.UNAVAILABLE,
            "The search index is being built and is %d %% done; try again shortly."
                .formatted(percent.getAsInt()),
            Map.of("percent", percent.getAsInt()))
        : new Problem(
            ProblemType.UNAVAILABLE,
            "The search index is being opened and caught up with the catalog; try again shortly.");
  }

  public boolean isServing() {
    return serving.get() != null;
  }

  /** How far a rebuild is, in percent, while there is one. */
  public OptionalInt rebuilt() {
    return rebuilt;
  }

  /** Datasets in the index that serves; 0 while none does. */
  public int datasets() {
    Served current = serving.get();
    try {
      return current == null ? 0 : current.generation().datasets();
    } catch (IOException | AlreadyClosedException replaced) {
      return 0;
    }
  }

  /** Says that a search met damage: the follower closes the index and looks at every byte. */
  public void suspect() {
    suspect.set(true);
  }

  /** Has the index built anew beside the one that serves, which goes on until then. */
  public void rebuild() {
    rebuildWish.set(true);
  }

  boolean isRebuildWished() {
    return rebuildWish.get();
  }

  /** The wish is fulfilled by a rebuild that has begun, and by no attempt before it. */
  void rebuildBegun() {
    rebuildWish.set(false);
  }

  boolean takeSuspicion() {
    return suspect.getAndSet(false);
  }

  void progress(OptionalInt percent) {
    rebuilt = percent;
  }

  /**
   * Puts another index in its place; null for none.
   *
   * @return what served before, to be closed; null if nothing did
   */
  Generation serve(Generation next, String datasetForm) {
    Served before = serving.getAndSet(next == null ? null : new Served(next, datasetForm));
    return before == null ? null : before.generation();
  }
}
