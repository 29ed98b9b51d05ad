package org.entente.audit.rest;

import java.util.Locale;

/** The forms in which the trail leaves the house. */
enum ExportFormat {
  /** One JSON object per line. */
  JSONL("application/jsonl"),
  /** RFC 4180. */
  CSV("text/csv;charset=UTF-8;header=present");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mediaType() {
    return mediaType;
  }

  static ExportFormat parse(String word) {
    return switch (word) {
      case "jsonl" -> JSONL;
      case "csv" -> CSV;
      case null, default -> throw EntryQuery.invalid("format", "`format` is jsonl or csv.");
    };
  }
}
