package org.entente.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which the trail leaves the house. */
public enum ExportFormat {
  /** One JSON object per line. */
  JSONL("application/jsonl"),
  /** RFC 4180. */
  CSV("text/csv;charset=UTF-8;header=present");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String mediaType() {
    return mediaType;
  }

  public static Optional<ExportFormat> parse(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
