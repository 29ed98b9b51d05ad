package org.entente.web.registers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the registers hold, worded. */
final class Registered {
  private Registered() {}

  record State(String label, String tone) {}

  record AgreementRow(
      String id,
      String version,
      String title,
      State state,
      Instant from,
      Optional<Instant> until,
      List<String> parties) {}

  /**
   * Somebody whose facts were asked for.
   *
   * @param known whether they have ever signed in here
   */
  record Person(String name, String id, String organisation, boolean known, List<FactRow> facts) {}

  /**
   * @param value empty where it is sensitive, and so not shown
   */
  record FactRow(
      String attribute,
      Optional<String> value,
      State state,
      String source,
      String assertedBy,
      Instant assertedAt,
      Optional<Instant> expiresAt,
      Optional<String> evidence) {}
}
