package org.entente.policy.impact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.entente.kernel.ActorRef;

/** A preview under way or kept; the thread that works it out writes, others read. */
final class Running {
  private final UUID id;
  private final ActorRef author;
  private final Instant startedAt;
  private final AtomicInteger done = new AtomicInteger();
  private volatile int all;
  private volatile boolean cancelled;
  private volatile ImpactJob.State state = ImpactJob.State.WAITING;
  private volatile Preview.Taken taken;

  Running(UUID id, ActorRef author, Instant startedAt) {
    this.id = id;
    this.author = author;
    this.startedAt = startedAt;
  }

  UUID id() {
    return id;
  }

  boolean isOf(ActorRef actor) {
    return author.id().equals(actor.id());
  }

  boolean isOver() {
    return state.isOver();
  }

  boolean hasBegunBefore(Instant instant) {
    return startedAt.isBefore(instant);
  }

  void cancel() {
    cancelled = true;
    if (state == ImpactJob.State.WAITING) {
      state = ImpactJob.State.CANCELLED;
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  /**
   * @param late whether its time is over, asked now and then
   */
  Preview.Progress begun(BooleanSupplier late) {
    state = ImpactJob.State.RUNNING;
    return new Preview.Progress(
        number -> all = number, done::incrementAndGet, () -> cancelled || late.getAsBoolean());
  }

  /** It was told to stop before it was done. */
  void stopped() {
    state = cancelled ? ImpactJob.State.CANCELLED : ImpactJob.State.OVERDUE;
  }

  void ended(Preview.Taken result) {
    taken = result;
    state = ImpactJob.State.DONE;
  }

  void ended(ImpactJob.State how) {
    state = how;
  }

  Optional<Preview.Taken> taken() {
    return Optional.ofNullable(taken);
  }

  ImpactJob job() {
    ImpactJob.State now = state;
    Optional<Impact> impact =
        now == ImpactJob.State.DONE ? taken().map(Preview.Taken::impact) : Optional.empty();
    return new ImpactJob(id, now, startedAt, done.get(), all, impact);
  }
}
