package org.entente.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An organisation's identifier in the Research Organization Registry, always as its full URL, e.g.
 * {@code https://ror.org/01qz5mb56}.
 *
 * <p>The nine characters are a leading 0, six of Crockford's base 32 and two check digits (ISO/IEC
 * 7064 MOD 97-10 over the six); a mistyped id is refused rather than stored.
 */
public record RorId(@JsonValue String value) implements Comparable<RorId> {
  private static final String PREFIX = "https://ror.org/";
  private static final Pattern FORM = Pattern.compile("0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}");
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  public RorId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "`" + value + "` is not a ROR id; write it as https://ror.org/ and nine characters");
    }
  }

  /** Reads a full ROR URL; anything else, a wrong check digit included, is empty. */
  public static Optional<RorId> parse(String text) {
    return isValid(text) ? Optional.of(new RorId(text)) : Optional.empty();
  }

  @JsonCreator
  static RorId fromJson(String text) {
    return new RorId(text);
  }

  private static boolean isValid(String text) {
    if (text == null || !text.startsWith(PREFIX)) {
      return false;
    }
    String id = text.substring(PREFIX.length());
    if (!FORM.matcher(id).matches()) {
      return false;
    }
    long number = 0;
    for (char c : id.substring(0, 7).toCharArray()) {
      number = number * 32 + DIGITS.indexOf(c);
    }
    long check = 98 - (number * 100) % 97;
    return check == Long.parseLong(id.substring(7));
  }

  @Override
  public int compareTo(RorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
