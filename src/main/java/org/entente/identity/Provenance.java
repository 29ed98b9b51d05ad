package org.entente.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a version of an agreement comes from, as far as somebody said so. Nothing is said of what
 * was registered before this was asked for; the register completes what it takes in.
 *
 * @param source the register or office it comes from
 * @param assertedBy who vouches there
 * @param assertedAt since when they do; no finer than microseconds, as the register keeps it
 * @param evidence a reference to the proof, e.g. of the signed paper; never its content
 */
public record Provenance(
    Optional<String> source,
    Optional<String> assertedBy,
    Optional<Instant> assertedAt,
    Optional<String> evidence) {
  public static final Provenance UNSAID =
      new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException saying which text is too long or blank
   */
  public Provenance {
    bounded("source", source, 200);
    bounded("assertedBy", assertedBy, 200);
    bounded("evidence", evidence, 500);
    assertedAt = assertedAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
  }

  private static void bounded(String name, Optional<String> text, int most) {
    if (text.filter(it -> it.isBlank() || it.length() > most).isPresent()) {
      throw new IllegalArgumentException(
          "`%s` of an agreement has 1 to %d characters; leave it out if there is none"
              .formatted(name, most));
    }
  }

  /** With what the register knows of its own accord in place of what is not said. */
  Provenance completed(String office, String registrar, Instant now) {
    return new Provenance(
        source.or(() -> Optional.of(office)),
        assertedBy.or(() -> Optional.of(registrar)),
        assertedAt.or(() -> Optional.of(now)),
        evidence);
  }

  /** What is said, by the names that records use. */
  Map<String, String> told() {
    Map<String, String> told = new HashMap<>();
    source.ifPresent(it -> told.put("source", it));
    assertedBy.ifPresent(it -> told.put("assertedBy", it));
    assertedAt.ifPresent(it -> told.put("assertedAt", it.toString()));
    evidence.ifPresent(it -> told.put("evidence", it));
    return told;
  }

  /** Whether another says nothing that this does not say. */
  boolean covers(Provenance said) {
    return covers(source, said.source)
        && covers(assertedBy, said.assertedBy)
        && covers(assertedAt, said.assertedAt)
        && covers(evidence, said.evidence);
  }

  private static boolean covers(Optional<?> held, Optional<?> said) {
    return said.isEmpty() || held.equals(said);
  }
}
