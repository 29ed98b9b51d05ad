package org.entente.bench;

import java.lang.management.ManagementFactory;

/** The live heap of this process. */
final class Heap {
  private static final int COLLECTIONS = 3;

  private Heap() {}

  /** Bytes in use after collecting what nobody holds. */
  static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
