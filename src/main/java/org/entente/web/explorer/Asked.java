package org.entente.web.explorer;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.DatasetId;
import org.entente.policy.Action;
import org.entente.policy.Inquiry;
import org.entente.policy.Purpose;
import org.entente.web.Measures;

/** The question as it stands in the address; what is left out has its usual value. */
public final class Asked {
  private static final int MOST_CHARACTERS = 500;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  @QueryParam("who")
  String who;

  @QueryParam("persona")
  String persona;

  @QueryParam("dataset")
  String dataset;

  @QueryParam("action")
  String action;

  @QueryParam("purpose")
  String purpose;

  @QueryParam("at")
  String at;

  /** An actor's id or part of a name; empty for oneself. */
  public String who() {
    return plain(who);
  }

  public String persona() {
    return plain(persona);
  }

  /** An id, or a text to look for. */
  public String dataset() {
    return plain(dataset);
  }

  public String action() {
    return plain(action).isEmpty() ? Action.RECEIVE.word() : plain(action);
  }

  public String purpose() {
    return plain(purpose).isEmpty() ? Purpose.RESEARCH.word() : plain(purpose);
  }

  /** In UTC, as the browser's field for it writes it. */
  public String at() {
    return plain(at);
  }

  private static String plain(String text) {
    String stripped = text == null ? "" : text.strip();
    return stripped.length() > MOST_CHARACTERS ? stripped.substring(0, MOST_CHARACTERS) : stripped;
  }

  /** Whether a name stands there that may mean several people. */
  boolean namesSomebody() {
    return persona().isEmpty() && !who().isEmpty() && !who().contains("#");
  }

  boolean isAboutThen() {
    return !at().isEmpty();
  }

  Optional<DatasetId> datasetId() {
    return DatasetId.parse(dataset());
  }

  /** What is wrong with it. */
  Optional<String> problem() {
    if (actionAsked().isEmpty()) {
      return Optional.of("There is no such action to ask about; choose one from the list.");
    }
    if (Purpose.parse(purpose()).isEmpty()) {
      return Optional.of("There is no such purpose; choose one from the list.");
    }
    if (isAboutThen() && instant().isEmpty()) {
      return Optional.of(
          "The time is a date and time of this century in UTC, such as 2026-05-03T12:00.");
    }
    return Optional.empty();
  }

  /** Call it when there is no {@link #problem}. */
  Inquiry inquiry() {
    return new Inquiry(
        whom(),
        datasetId().orElseThrow(),
        actionAsked().orElseThrow(),
        Purpose.parse(purpose()).orElseThrow(),
        instant(),
        Optional.empty(),
        Set.of());
  }

  private Inquiry.Whom whom() {
    if (!persona().isEmpty()) {
      return new Inquiry.Whom.Imagined(persona());
    }
    return who().isEmpty() ? new Inquiry.Whom.Asker() : new Inquiry.Whom.Seen(who());
  }

  private Optional<Action> actionAsked() {
    return Inquiry.ACTIONS.stream().filter(it -> it.word().equals(action())).findFirst();
  }

  private Optional<Instant> instant() {
    if (at().isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant instant =
          at().endsWith("Z")
              ? Instant.parse(at())
              : LocalDateTime.parse(at()).toInstant(ZoneOffset.UTC);
      return Optional.of(instant).filter(it -> !it.isBefore(EARLIEST) && it.isBefore(LATEST));
    } catch (DateTimeParseException notOne) {
      return Optional.empty();
    }
  }

  /** The address of the same question with one part of it otherwise. */
  String with(String name, String value) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("who", who());
    parts.put("persona", persona());
    parts.put("dataset", dataset());
    parts.put("action", action());
    parts.put("purpose", purpose());
    parts.put("at", at());
    parts.put(name, value);
    return parts.entrySet().stream()
        .filter(part -> !part.getValue().isEmpty())
        .map(part -> part.getKey() + "=" + Measures.urlEncoded(part.getValue()))
        .collect(Collectors.joining("&", "/policies/explorer?", ""));
  }
}
