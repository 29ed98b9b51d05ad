package org.entente.bench;

/** Time that something took, in nanoseconds: on the clock, and of the thread's processor time. */
record Spent(long wall, long cpu) {
  static final Spent NOTHING = new Spent(0, 0);

  Spent plus(Spent other) {
    return new Spent(wall + other.wall, cpu + other.cpu);
  }

  Spent minus(Spent other) {
    return new Spent(wall - other.wall, cpu - other.cpu);
  }

  double wallMillis() {
    return wall / 1e6;
  }

  double cpuMillis() {
    return cpu / 1e6;
  }
}
