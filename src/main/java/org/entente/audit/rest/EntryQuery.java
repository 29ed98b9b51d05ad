package org.entente.audit.rest;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditFilter;
import org.entente.audit.Outcome;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/** The filters that the listing and the export share. */
public class EntryQuery {
  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  @QueryParam("until")
  String until;

  @QueryParam("type")
  String type;

  @QueryParam("actor")
  String actor;

  @QueryParam("subject")
  String subject;

  @QueryParam("outcome")
  String outcome;

  AuditFilter filter() {
    if (to != null && until != null) {
      throw invalid("until", "`to` and `until` mean the same; send one of them.");
    }
    return new AuditFilter(
        instant("from", from),
        instant(to == null ? "until" : "to", to == null ? until : to),
        text("type", type),
        text("actor", actor),
        text("subject", subject),
        given(outcome).map(EntryQuery::outcome));
  }

  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  private static Optional<String> text(String name, String value) {
    if (value != null && value.indexOf(0) >= 0) {
      throw invalid(
          name, "`" + name + "` holds a character that is no text (NUL or half of a pair).");
    }
    return given(value);
  }

  private static Optional<Instant> instant(String name, String value) {
    try {
      return given(value).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw invalid(
          name, "`" + name + "` is a time with a zone (RFC 3339), such as 2026-11-23T08:00:00Z.");
    }
  }

  private static Outcome outcome(String word) {
    return Outcome.parse(word)
        .orElseThrow(() -> invalid("outcome", "`outcome` is allowed, denied or failed."));
  }

  static Problem invalid(String parameter, String detail) {
    return new Problem(ProblemType.INVALID, detail, Map.of("field", parameter));
  }
}
