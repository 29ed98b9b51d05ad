package org.entente.web.registers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Provenance;

/** What the registers hold, worded. */
final class RegisterView {
  private RegisterView() {}

  record State(String label, String tone, String hint) {}

  /**
   * A statement about an actor.
   *
   * @param value empty where it is on record and not shown
   * @param evidence empty where none is named, and where the value is not shown
   * @param changes who registered and who withdrew it, in words
   * @param why the reason of its withdrawal, if it may be told
   */
  record FactRow(
      String href,
      String person,
      String organisation,
      String actorId,
      String personHref,
      String attribute,
      Optional<String> value,
      State state,
      String source,
      String assertedBy,
      Instant assertedAt,
      Optional<Instant> expiresAt,
      Optional<String> evidence,
      String registeredBy,
      Instant registeredAt,
      Optional<Instant> withdrawnAt,
      String withdrawnBy,
      Optional<String> why,
      boolean changeable) {

    /** Neither its value nor what may tell it. */
    @Override
    public String toString() {
      return "FactRow[" + href + "]";
    }
  }

  /**
   * A version of an agreement.
   *
   * @param accepted e.g. {@code 3 of 40 parties}
   */
  record Version(
      String version,
      String title,
      State state,
      Instant from,
      Optional<Instant> until,
      String accepted,
      Provenance provenance) {}

  record AgreementRow(String href, String id, Version version) {}

  /**
   * A party and who accepted for it.
   *
   * @param accepted one for each acceptance
   */
  record Party(String name, List<Signature> accepted) {}

  record Signature(String name, String version, Instant at, Optional<String> evidence) {}
}
