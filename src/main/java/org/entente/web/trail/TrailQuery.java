package org.entente.web.trail;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.audit.AuditFilter;
import org.entente.audit.Outcome;

/**
 * The filters as a form sends them. A time without a zone is UTC, since a browser's control for
 * times has none.
 */
public class TrailQuery {
  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  @QueryParam("type")
  String type;

  @QueryParam("actor")
  String actor;

  @QueryParam("subject")
  String subject;

  @QueryParam("outcome")
  String outcome;

  /** What cannot be read, by the field's name on the form; empty if all can. */
  List<String> unread() {
    List<String> unread = new ArrayList<>();
    if (given(from).isPresent() && instant(from).isEmpty()) {
      unread.add("From");
    }
    if (given(to).isPresent() && instant(to).isEmpty()) {
      unread.add("To");
    }
    if (given(outcome).isPresent() && Outcome.parse(outcome).isEmpty()) {
      unread.add("Outcome");
    }
    addIfNoText(unread, "Type", type);
    addIfNoText(unread, "Actor", actor);
    addIfNoText(unread, "Subject", subject);
    return unread;
  }

  /** The database keeps no NUL, so nothing can be found by one. */
  private static void addIfNoText(List<String> unread, String label, String value) {
    if (value != null && value.indexOf(0) >= 0) {
      unread.add(label);
    }
  }

  AuditFilter filter() {
    return new AuditFilter(
        instant(from),
        instant(to),
        given(type),
        given(actor),
        given(subject),
        given(outcome).flatMap(Outcome::parse));
  }

  /** What was typed, as it was typed. */
  Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("from", text(from));
    typed.put("to", text(to));
    typed.put("type", text(type));
    typed.put("actor", text(actor));
    typed.put("subject", text(subject));
    typed.put("outcome", text(outcome));
    return typed;
  }

  boolean isNarrowed() {
    return typed().values().stream().anyMatch(text -> !text.isEmpty());
  }

  /** The address with another value of one field; paging starts again. */
  String with(String field, String value) {
    Map<String, String> all = typed();
    all.put(field, value);
    return "/audit" + query(all);
  }

  String href() {
    return "/audit" + query(typed());
  }

  /** The address of the export with the same filters. */
  String export(String format) {
    Map<String, String> all = typed();
    all.put("format", format);
    return "/audit/export" + query(all);
  }

  private static String query(Map<String, String> values) {
    String query =
        values.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static Optional<Instant> instant(String value) {
    return given(value).flatMap(text -> zoned(text).or(() -> local(text)));
  }

  private static Optional<Instant> zoned(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException withoutZone) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> local(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static String text(String value) {
    return given(value).orElse("");
  }
}
