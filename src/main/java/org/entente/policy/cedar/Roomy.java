package org.entente.policy.cedar;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Threads with a stack on which Cedar's native code can recurse over whatever {@link Bounds} let
 * through, with much to spare: a caller's own may be short, or nearly used up.
 */
final class Roomy {
  private static final long STACK_BYTES = 16L << 20;
  private static final int MOST_THREADS = 8;
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final ExecutorService THREADS = threads();

  private Roomy() {}

  private static ExecutorService threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("cedar-parser-", 0).stackSize(STACK_BYTES).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * @throws Refused if the work throws it, or takes too long; it is then left alone, since native
   *     code cannot be stopped, and what waits behind it is refused in its turn
   */
  static <T> T call(Supplier<T> work) {
    Future<T> call = THREADS.submit(work::get);
    try {
      return call.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      call.cancel(false);
      throw new Refused("it takes longer than %d s to read".formatted(LONGEST.toSeconds()));
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
