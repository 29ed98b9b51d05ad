package org.entente.kernel;

import java.net.URI;

/**
 * The kinds of error an API caller can meet, as RFC 9457 {@code type}, {@code title} and {@code
 * status}. Each is listed in {@code src/docs/problems.md}; a test holds the list against this one.
 */
public enum ProblemType {
  MALFORMED("malformed", "The request cannot be read", 400),
  INVALID("invalid", "The request is not valid", 400),
  UNKNOWN_FIELD("unknown-field", "No such field", 400),
  STALE_CURSOR("stale-cursor", "The cursor is no longer valid", 400),
  UNAUTHENTICATED("unauthenticated", "Sign in first", 401),
  FORBIDDEN("forbidden", "Not allowed", 403),
  NOT_FOUND("not-found", "Not found", 404),
  METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405),
  NOT_ACCEPTABLE("not-acceptable", "No such representation", 406),
  CONFLICT("conflict", "Not possible in this state", 409),
  PRECONDITION_FAILED("precondition-failed", "It changed in the meantime", 412),
  TOO_LARGE("too-large", "The request is too large", 413),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "Media type not supported", 415),
  RANGE_NOT_SATISFIABLE("range-not-satisfiable", "The range is outside the file", 416),
  TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429),
  INTERNAL("internal", "Something went wrong here", 500),
  UNAVAILABLE("unavailable", "Temporarily unavailable", 503);

  private static final String BASE = "urn:entente:problem:";

  private final String slug;
  private final String title;
  private final int status;

  ProblemType(String slug, String title, int status) {
    this.slug = slug;
    this.title = title;
    this.status = status;
  }

  public String slug() {
    return slug;
  }

  public URI type() {
    return URI.create(BASE + slug);
  }

  public String title() {
    return title;
  }

  public int status() {
    return status;
  }
}
