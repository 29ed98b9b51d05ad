package org.entente.search.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a list of results leaves the house. */
public enum ExportFormat {
  /** RFC 4180, one header line. */
  CSV("text/csv;charset=UTF-8;header=present", "csv"),
  /** One object that holds the datasets as {@code items}. */
  JSON("application/json", "json"),
  /** One {@code @misc} entry per dataset. */
  BIBTEX("application/x-bibtex;charset=UTF-8", "bib");

  private final String mediaType;
  private final String extension;

  ExportFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The name in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String mediaType() {
    return mediaType;
  }

  /** Of a file. */
  public String extension() {
    return extension;
  }

  public static Optional<ExportFormat> parse(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
