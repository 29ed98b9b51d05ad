package org.entente.policy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;

/**
 * That a bundle came into force, and why.
 *
 * @param number later ones have higher numbers, on every node
 * @param texts digest of the texts it was built from; empty if they were not kept then
 * @param cause empty parts where they were not kept then
 */
public record Activation(
    long number, String bundle, Optional<String> texts, Cause cause, Instant at) {

  /** Where the texts came from. */
  public enum How {
    /** The broker's folder, as it started. */
    START,
    /** The broker's folder, by an administrator's word. */
    RELOAD,
    /** A draft. */
    PUBLISH,
    /** A bundle that was in force before. */
    ROLLBACK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it outlives the folder: see {@link Bundles}. */
    public boolean isPublished() {
      return switch (this) {
        case PUBLISH, ROLLBACK -> true;
        case START, RELOAD -> false;
      };
    }

    public static How parse(String word) {
      return Arrays.stream(values())
          .filter(how -> how.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such cause: `" + word + "`"));
    }
  }

  /**
   * Why it came into force.
   *
   * @param by who answers for it; empty in records from before this was kept
   * @param second the person who read it and agreed, where two were needed
   * @param draft what it was drafted as
   * @param note why, in the words of whoever drafted it
   */
  public record Cause(
      How how,
      Optional<ActorRef> by,
      Optional<ActorRef> second,
      Optional<UUID> draft,
      String note) {
    static Cause folder(How how, ActorRef by) {
      return new Cause(how, Optional.of(by), Optional.empty(), Optional.empty(), "");
    }
  }
}
