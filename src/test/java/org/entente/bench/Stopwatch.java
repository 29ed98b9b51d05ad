package org.entente.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Adds up time between starts and stops on one thread. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Spent total = Spent.NOTHING;
  private long wall;
  private long cpu;

  /** Something timed. */
  interface Work {
    void run() throws Exception;
  }

  static Spent time(Work work) throws Exception {
    Stopwatch watch = new Stopwatch();
    watch.start();
    work.run();
    watch.stop();
    return watch.total();
  }

  void start() {
    cpu = THREADS.getCurrentThreadCpuTime();
    wall = System.nanoTime();
  }

  void stop() {
    long wallNow = System.nanoTime();
    long cpuNow = THREADS.getCurrentThreadCpuTime();
    total = total.plus(new Spent(wallNow - wall, cpuNow - cpu));
  }

  Spent total() {
    return total;
  }
}
