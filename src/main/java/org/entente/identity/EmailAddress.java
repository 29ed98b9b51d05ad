package org.entente.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that the identity provider has verified to be its holder's; for letters to that person
 * and their own screens, never for the trail, a log or anybody else.
 *
 * <p>Only the plain form of RFC 5321 section 4.1.2 (dot-string at a domain): whatever could end a
 * header line or begin another recipient is no address here.
 */
public record EmailAddress(String value) {
  private static final int LONGEST = 254;
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

  public EmailAddress {
    Objects.requireNonNull(value, "value");
    if (!isPlain(value)) {
      throw new IllegalArgumentException("not a plain e-mail address");
    }
  }

  public static Optional<EmailAddress> parse(String text) {
    return Optional.ofNullable(text).filter(EmailAddress::isPlain).map(EmailAddress::new);
  }

  private static boolean isPlain(String text) {
    return text.length() <= LONGEST && PLAIN.matcher(text).matches();
  }

  /** Not the address, which has no place in a log. */
  @Override
  public String toString() {
    return "an e-mail address";
  }
}
