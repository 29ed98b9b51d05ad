package org.entente.policy.cedar;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Threads with a stack on which Cedar's native code can recurse over whatever {@link Bounds} let
 * through, with much to spare: a caller's own may be short, or nearly used up.
 */
final class Roomy {
  private static final long STACK_BYTES = 16L << 20;
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("cedar-parser-", 0).stackSize(STACK_BYTES).factory());

  private Roomy() {}

  /**
   * @throws Refused if the work throws it
   */
  static <T> T call(Supplier<T> work) {
    Future<T> call = THREADS.submit(work::get);
    try {
      return call.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw new IllegalStateException("cedar failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("the loading was interrupted");
    }
  }
}
