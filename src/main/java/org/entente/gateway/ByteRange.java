package org.entente.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110 section 14).
 *
 * @param first offset of the first byte
 * @param length how many, at least 1
 */
public record ByteRange(long first, long length) {
  private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** What a {@code Range} header comes to. */
  public sealed interface Asked {
    /** The whole file: no header, several ranges, another unit, or not understood. */
    record Whole() implements Asked {}

    record Part(ByteRange range) implements Asked {}

    /** Nothing of the file lies in it: 416. */
    record Outside() implements Asked {}
  }

  /**
   * @param header the header's value, where there is one
   * @param size of the file in bytes
   */
  public static Asked of(Optional<String> header, long size) {
    Matcher range = SINGLE.matcher(header.orElse("").strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Asked.Whole();
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(range.group(2)), size);
      return last == 0 ? new Asked.Outside() : new Asked.Part(new ByteRange(size - last, last));
    }
    long first = Long.parseLong(range.group(1));
    long end = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (end < first) {
      return new Asked.Whole();
    }
    return first >= size
        ? new Asked.Outside()
        : new Asked.Part(new ByteRange(first, Math.min(end, size - 1) - first + 1));
  }
}
