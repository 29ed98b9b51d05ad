package org.entente.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;

/**
 * A versioned legal text between organisations.
 *
 * @param parties an actor of one of these organisations has the agreement while it is in force
 * @param inForceUntil exclusive; empty for until further notice
 * @param provenance who vouches for this version, and by what
 */
public record Agreement(
    String id,
    String version,
    String title,
    Set<RorId> parties,
    Instant inForceFrom,
    Optional<Instant> inForceUntil,
    Provenance provenance) {
  /** One of which nobody said where it comes from. */
  public Agreement(
      String id,
      String version,
      String title,
      Set<RorId> parties,
      Instant inForceFrom,
      Optional<Instant> inForceUntil) {
    this(id, version, title, parties, inForceFrom, inForceUntil, Provenance.UNSAID);
  }

  public Agreement {
    if (!id.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
      throw new IllegalArgumentException(
          "`" + id + "` is no agreement id; use up to 64 of a-z, 0-9, `.` and `-`");
    }
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(inForceFrom, "inForceFrom");
    Objects.requireNonNull(provenance, "provenance");
    parties = Set.copyOf(parties);
    if (parties.isEmpty() || parties.size() > 500) {
      throw new IllegalArgumentException("an agreement has 1 to 500 parties");
    }
    if (inForceUntil.filter(until -> !until.isAfter(inForceFrom)).isPresent()) {
      throw new IllegalArgumentException("an agreement ends after it begins");
    }
  }

  public boolean isInForceAt(Instant now) {
    return !now.isBefore(inForceFrom) && inForceUntil.map(now::isBefore).orElse(true);
  }

  Agreement until(Optional<Instant> end) {
    return new Agreement(id, version, title, parties, inForceFrom, end, provenance);
  }

  Agreement from(Provenance origin) {
    return new Agreement(id, version, title, parties, inForceFrom, inForceUntil, origin);
  }

  /** Whatever its provenance. */
  boolean saysTheSameAs(Agreement other) {
    return isTheSameTextAs(other) && inForceUntil.equals(other.inForceUntil);
  }

  /** Whatever its end and its provenance. */
  boolean isTheSameTextAs(Agreement other) {
    return id.equals(other.id)
        && version.equals(other.version)
        && title.equals(other.title)
        && parties.equals(other.parties)
        && inForceFrom.equals(other.inForceFrom);
  }
}
