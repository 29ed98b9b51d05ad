package org.entente.web.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.audit.AuditEntry;
import org.entente.audit.AuditTrail;
import org.entente.audit.EntryJson;
import org.entente.audit.Outcome;
import org.entente.identity.Actor;
import org.entente.web.trail.Trail.Detail;
import org.entente.web.trail.Trail.Entry;

/** Reads a page of the trail and words it. */
@ApplicationScoped
class Trails {
  static final int PER_PAGE = 50;
  private static final int GIST = 140;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AuditTrail trail;
  private final Subjects subjects;
  private final ObjectMapper json;

  Trails(AuditTrail trail, Subjects subjects, ObjectMapper json) {
    this.trail = trail;
    this.subjects = subjects;
    this.json = json;
  }

  /**
   * @param before index that the page ends below; empty for the newest
   */
  Trail of(Actor auditor, TrailQuery query, Optional<Long> before) {
    List<AuditEntry> found =
        trail.newestBefore(query.filter(), before.orElse(Long.MAX_VALUE), PER_PAGE + 1);
    List<AuditEntry> shown = found.stream().limit(PER_PAGE).toList();
    Map<String, Subjects.Known> known =
        subjects.known(auditor, shown.stream().map(AuditEntry::subject).distinct().toList());
    return new Trail(
        shown.stream().map(entry -> entry(entry, query, known)).toList(),
        found.size() > PER_PAGE
            ? Optional.of(query.with("before", shown.getLast().index().orElseThrow().toString()))
            : Optional.empty(),
        before.map(_ -> query.href()));
  }

  private Entry entry(AuditEntry entry, TrailQuery query, Map<String, Subjects.Known> known) {
    Optional<Subjects.Known> subject = Optional.ofNullable(known.get(entry.subject()));
    List<Detail> details = Details.of(entry.details());
    return new Entry(
        entry.index().orElseThrow(),
        SECOND.format(entry.time()),
        entry.time().toString(),
        entry.type(),
        query.with("type", entry.type()),
        entry.actor(),
        entry.actorId(),
        query.with("actor", entry.actor()),
        subject.map(Subjects.Known::label).orElseGet(() -> shortened(entry.subject())),
        entry.subject(),
        query.with("subject", entry.subject()),
        subject.flatMap(Subjects.Known::page),
        entry.outcome().word(),
        tone(entry.outcome()),
        gist(details),
        withBundle(details, entry),
        indented(entry));
  }

  private static List<Detail> withBundle(List<Detail> details, AuditEntry entry) {
    Map<String, String> all = new TreeMap<>();
    details.forEach(each -> all.put(each.name(), each.value()));
    entry.bundle().ifPresent(hash -> all.put("policy bundle", hash));
    return all.entrySet().stream().map(each -> new Detail(each.getKey(), each.getValue())).toList();
  }

  private static String gist(List<Detail> details) {
    StringBuilder line = new StringBuilder();
    for (Detail detail : details) {
      if (!detail.value().isEmpty()) {
        line.append(line.isEmpty() ? "" : " · ");
        line.append(detail.name()).append(": ").append(detail.value());
      }
    }
    return line.length() <= GIST ? line.toString() : line.substring(0, GIST - 1) + "…";
  }

  /** {@code dataset:3f2c…} is enough to tell one from another; the whole stands in the title. */
  private static String shortened(String subject) {
    int colon = subject.indexOf(':');
    return subject.length() - colon > 20 ? subject.substring(0, colon + 9) + "…" : subject;
  }

  private static String tone(Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> "ok";
      case DENIED -> "no";
      case FAILED -> "ask";
    };
  }

  private String indented(AuditEntry entry) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(EntryJson.of(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audit entry cannot be written as JSON", e);
    }
  }
}
