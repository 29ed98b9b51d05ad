package org.entente.search.export;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/**
 * Room for exports on one broker. Each holds a state of the index and a thread until its last byte
 * is taken, so that a few readers that are slow, or mean to be, could otherwise hold them all.
 */
public final class ExportPlaces {
  private final Semaphore free;

  /**
   * @param most at once
   */
  public ExportPlaces(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("there is room for one export at least");
    }
    this.free = new Semaphore(most);
  }

  /** Taken by one export; given back once, however often it is closed. */
  public static final class Place implements AutoCloseable {
    private final Semaphore free;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Place(Semaphore free) {
      this.free = free;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        free.release();
      }
    }
  }

  /**
   * Takes a place or refuses at once: nobody waits.
   *
   * @throws Problem of type UNAVAILABLE while all are taken
   */
  public Place take() {
    if (!free.tryAcquire()) {
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "As many exports are being read as there may be at once; try again shortly.");
    }
    return new Place(free);
  }
}
