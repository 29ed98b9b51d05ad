package org.entente.grant;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.identity.EmailAddress;

/**
 * One letter about grants that the rules suspended or resumed.
 *
 * <p>Mail leaves our hands, so it names only datasets that everybody may know of, nobody but its
 * reader, and no reason; the rest is numbers and links that ask for a sign-in.
 *
 * @param id stands in the Message-ID, the same on every attempt
 * @param own about what the reader holds
 * @param kept about what others hold of the datasets the reader is steward or custodian of
 */
public record GrantLetter(UUID id, EmailAddress to, Part own, Part kept) {
  public GrantLetter {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(to, "to");
  }

  /**
   * @param received how many files of theirs the holders had been served
   * @param named titles of those of the datasets that everybody may know of
   * @param page where all of it is told
   */
  public record Part(int suspended, int resumed, int received, List<String> named, String page) {
    public Part {
      named = List.copyOf(named);
    }

    public boolean isEmpty() {
      return suspended + resumed == 0;
    }

    /** How many grants it is about. */
    public int count() {
      return suspended + resumed;
    }
  }
}
