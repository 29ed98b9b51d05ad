package org.entente.web.registers;

import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.identity.Attribute;
import org.entente.identity.FactValue;
import org.entente.identity.RegisteredFact;
import org.entente.web.Words;

/** A fact as it was typed. */
public class FactForm {
  @FormParam("attribute")
  String attribute = "";

  @FormParam("actor")
  String actor = "";

  @FormParam("value")
  String value = "";

  @FormParam("source")
  String source = "";

  @FormParam("assertedBy")
  String assertedBy = "";

  @FormParam("until")
  String until = "";

  @FormParam("evidence")
  String evidence = "";

  public String actor() {
    return text(actor);
  }

  public String value() {
    return text(value);
  }

  public String source() {
    return text(source);
  }

  public String assertedBy() {
    return text(assertedBy);
  }

  public String until() {
    return text(until);
  }

  public String evidence() {
    return text(evidence);
  }

  /** What is likely, for a form that is still empty. */
  static FactForm of(String actor, String value, String source, String assertedBy) {
    FactForm form = new FactForm();
    form.actor = actor;
    form.value = value;
    form.source = source;
    form.assertedBy = assertedBy;
    return form;
  }

  /**
   * @throws IllegalArgumentException saying what is amiss, without quoting the value
   */
  RegisteredFact fact(Attribute attribute, String actorId, Instant now) {
    return new RegisteredFact(
        actorId,
        attribute,
        value(attribute),
        bounded("source", source(), 200),
        bounded("office or person that asserts it", assertedBy(), 200),
        now,
        Optional.of(end(now)),
        evidence().isEmpty()
            ? Optional.empty()
            : Optional.of(bounded("reference to the evidence", evidence(), 500)));
  }

  private FactValue value(Attribute attribute) {
    if (value().isEmpty()) {
      throw new IllegalArgumentException("say the value");
    }
    return switch (attribute.form()) {
      case TEXT -> new FactValue.Text(value());
      case FLAG ->
          switch (value()) {
            case "yes" -> new FactValue.Flag(true);
            case "no" -> new FactValue.Flag(false);
            default -> throw new IllegalArgumentException("the value is yes or no");
          };
      case NAMES ->
          new FactValue.Names(
              Arrays.stream(value().split("[\\s,;]+", -1))
                  .filter(each -> !each.isEmpty())
                  .collect(Collectors.toUnmodifiableSet()));
    };
  }

  /** The day typed is the last one on which it counts. */
  private Instant end(Instant now) {
    Instant end = startOfDayAfter(until(), "the last day on which it counts");
    if (!end.isAfter(now)) {
      throw new IllegalArgumentException("the last day on which it counts is today or later");
    }
    return end;
  }

  static Instant startOfDayAfter(String day, String what) {
    return day(day, what).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static LocalDate day(String day, String what) {
    try {
      LocalDate read = LocalDate.parse(text(day));
      if (read.getYear() >= 1900 && read.getYear() <= 9_000) {
        return read;
      }
    } catch (DateTimeException notADay) {
      // Told below, as a day that is out of bounds is.
    }
    throw new IllegalArgumentException("write " + what + " as year-month-day, e.g. 2027-03-31");
  }

  static String bounded(String what, String text, int most) {
    if (text.isEmpty() || text.length() > most) {
      throw new IllegalArgumentException("the %s has 1 to %d characters".formatted(what, most));
    }
    return text;
  }

  static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }

  static String sentence(String trouble) {
    String text = Words.sentence(Words.quoted(trouble));
    return text.endsWith(".") ? text : text + ".";
  }
}
