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

  /** What all that is read shares. */
  static final Roomy SHARED = new Roomy(8, Duration.ofSeconds(30));

  private final Duration longest;
  private final ExecutorService threads;

  /**
   * @param mostThreads how much is read at once; the rest waits
   * @param longest how long anybody waits for an answer, the time in the queue included
   */
  Roomy(int mostThreads, Duration longest) {
    this.longest = longest;
    this.threads = threads(mostThreads);
  }

  private static ExecutorService threads(int most) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
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
  <T> T call(Supplier<T> work) {
    Future<T> call = threads.submit(work::get);
    try {
      return call.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(false);
      throw new Refused("it takes longer than %d s to read".formatted(longest.toSeconds()));
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
