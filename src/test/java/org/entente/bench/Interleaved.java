package org.entente.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several ways to do the same work, timed in turn in one run, so that whatever slows the machine
 * down slows all of them: in each round everyone once, each time starting with another.
 */
final class Interleaved {
  private static final int WARM_UP = 3;

  /** One way; {@code prepare} is not timed. */
  interface Contender {
    default void prepare() throws Exception {}

    void run() throws Exception;
  }

  private Interleaved() {}

  /** The medians over the rounds, in the order of the contenders. */
  static List<Spent> medians(List<? extends Contender> contenders, int rounds) throws Exception {
    long[][] wall = new long[contenders.size()][rounds];
    long[][] cpu = new long[contenders.size()][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int turn = 0; turn < contenders.size(); turn++) {
        int who = Math.floorMod(turn + round, contenders.size());
        contenders.get(who).prepare();
        Spent spent = Stopwatch.time(contenders.get(who)::run);
        if (round >= 0) {
          wall[who][round] = spent.wall();
          cpu[who][round] = spent.cpu();
        }
      }
    }
    List<Spent> medians = new ArrayList<>();
    for (int who = 0; who < contenders.size(); who++) {
      medians.add(new Spent(median(wall[who]), median(cpu[who])));
    }
    return medians;
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
