package org.entente.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * Where registered facts are kept; a port to the database. Rows are added, never changed.
 *
 * <p>The <em>newest</em> statement of a source about one attribute of one actor is the one asserted
 * last, and of two asserted at once the one registered last.
 */
public interface FactStore {

  /** The newest statements that are not withdrawn, as asked for, soonest to expire first. */
  List<Registration> list(Listing listing);

  /** All that was ever registered of one attribute, newest statement first. */
  List<Registration> history(String actorId, Attribute attribute);

  Optional<Registration> find(long id);

  /**
   * @param office see {@link Registration#office}
   * @return the id of the row
   */
  long register(RegisteredFact fact, ActorRef by, Optional<RorId> office, Instant at);

  /**
   * @return false if it was withdrawn before
   */
  boolean withdraw(Registration row, Registration.Withdrawal withdrawal);

  /**
   * What is asked for, and what the reader may know of.
   *
   * @param ofAnyone attributes seen of everybody
   * @param ofOwnPeople attributes seen of people of {@code own}
   * @param namingOwn attributes seen where the value names {@code own} alone
   * @param expiring only what expires in this period
   * @param after continues behind this row
   */
  record Listing(
      Set<Attribute> ofAnyone,
      Set<Attribute> ofOwnPeople,
      Set<Attribute> namingOwn,
      Optional<RorId> own,
      Optional<String> actorId,
      Optional<RorId> organisation,
      Optional<Period> expiring,
      Optional<Position> after,
      int limit) {}

  /** From an instant up to, and with, another. */
  record Period(Instant after, Instant until) {}

  /**
   * A place in the list.
   *
   * @param expiresAt empty behind all that expire
   */
  record Position(Optional<Instant> expiresAt, long id) {
    public static Position of(RegisterEntry entry) {
      return new Position(entry.expiresAt(), entry.id());
    }

    public String text() {
      return expiresAt.map(Instant::toString).orElse("") + " " + id;
    }

    public static Position parse(String text) {
      int space = text.indexOf(' ');
      String expiry = text.substring(0, space);
      return new Position(
          expiry.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expiry)),
          Long.parseLong(text.substring(space + 1)));
    }
  }
}
