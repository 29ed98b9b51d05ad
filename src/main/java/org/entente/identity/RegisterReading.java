package org.entente.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.identity.RegisterEntry.Standing;

/**
 * The register as one reader sees it at one moment. Asks the database once about each actor met,
 * not once for each row.
 */
final class RegisterReading {
  private final ActorStore actors;
  private final Actor reader;
  private final Instant now;
  private final Mandates.Sight sight;
  private final Map<String, Optional<Snapshot>> people = new HashMap<>();
  private final Map<String, List<RegisteredFact>> standing = new HashMap<>();

  RegisterReading(ActorStore actors, Actor reader, Instant now) {
    this.actors = actors;
    this.reader = reader;
    this.now = now;
    this.sight = Mandates.sight(reader);
  }

  FactStore.Listing listing(FactQuery query) {
    return query.seenBy(sight);
  }

  boolean isSeen(Registration row) {
    return sight.covers(row.fact(), about(row.fact()));
  }

  RegisterEntry entry(Registration row) {
    Standing state = state(row);
    boolean live = state != Standing.WITHDRAWN && state != Standing.REPLACED;
    return RegisterEntry.of(
        row,
        about(row.fact()),
        state,
        isShown(row),
        live && Mandates.refusal(reader, row.fact(), about(row.fact())).isEmpty());
  }

  /** A sensitive value only to the office that asserted it. */
  private boolean isShown(Registration row) {
    return !row.fact().attribute().isSensitive()
        || (row.office().isPresent()
            && row.office().equals(reader.org())
            && Mandates.office(reader, row.fact().attribute()).isPresent());
  }

  private Standing state(Registration row) {
    RegisteredFact fact = row.fact();
    if (row.withdrawal().isPresent()) {
      return Standing.WITHDRAWN;
    }
    List<RegisteredFact> rivals =
        standing.computeIfAbsent(fact.actorId(), actors::facts).stream()
            .filter(other -> other.attribute() == fact.attribute())
            .toList();
    if (!rivals.contains(fact)) {
      return Standing.REPLACED;
    }
    if (!fact.standsAt(now)) {
      return Standing.EXPIRED;
    }
    return fact.attribute().isAnswer() && FactSheet.isContradicted(fact, rivals)
        ? Standing.CONTRADICTED
        : Standing.COUNTS;
  }

  private Optional<Snapshot> about(RegisteredFact fact) {
    return people.computeIfAbsent(fact.actorId(), actors::snapshot);
  }
}
