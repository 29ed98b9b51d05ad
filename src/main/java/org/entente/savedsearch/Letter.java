package org.entente.savedsearch;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.identity.EmailAddress;

/**
 * One letter about what is new in a saved search.
 *
 * <p>Mail leaves our hands, so it names only what everybody may know of; the rest is a number and a
 * link that asks for a sign-in.
 *
 * @param id stands in the Message-ID, the same on every attempt
 * @param name the subscriber's own name for the search
 * @param count how many datasets are new, exactly
 * @param named the newest of those that everybody may know of
 * @param page where all of them are listed
 * @param unsubscribe works without a sign-in
 */
public record Letter(
    UUID id,
    EmailAddress to,
    String name,
    long count,
    List<Named> named,
    String page,
    String unsubscribe) {
  public Letter {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(to, "to");
    named = List.copyOf(named);
  }

  /** A dataset by name. */
  public record Named(String title, String href) {}

  /** How many of the new ones are not named. */
  public long unnamed() {
    return count - named.size();
  }
}
