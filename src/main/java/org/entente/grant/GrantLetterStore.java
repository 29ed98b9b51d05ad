package org.entente.grant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entente.kernel.GrantId;

/** Port: what people are still to be written about. Every call joins a transaction. */
public interface GrantLetterStore {
  /** That something happened to a grant, for one person. */
  record Line(UUID id, String recipient, GrantId grant) {}

  /**
   * Lines for one letter.
   *
   * @param attempts those that have begun, this one included
   */
  record Waiting(List<Line> lines, int attempts) {
    public Waiting {
      lines = List.copyOf(lines);
    }
  }

  void add(Collection<Line> lines, Instant dueAt);

  /** People to whom a letter is due, longest due first. */
  List<String> dueRecipients(Instant now, int limit);

  /**
   * Takes the lines that are due for a person: the next attempt is moved ahead, further with each,
   * so that nobody else tries meanwhile. Empty if another node has.
   */
  Waiting take(String recipient, Instant now);

  void discard(Collection<UUID> lines);
}
