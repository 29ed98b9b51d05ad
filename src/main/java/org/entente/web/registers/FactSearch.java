package org.entente.web.registers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.identity.Attribute;
import org.entente.identity.FactQuery;
import org.entente.identity.FactStore.Period;
import org.entente.identity.FactStore.Position;
import org.entente.identity.RegisterEntry;
import org.entente.identity.Registrar;
import org.entente.kernel.RorId;
import org.entente.web.AttributeWords;
import org.entente.web.Choices;
import org.entente.web.Measures;
import org.entente.web.Words;

/** Finds statements by what was typed. A filter that cannot be read is left out and not shown. */
@ApplicationScoped
class FactSearch {
  private static final int PER_PAGE = 50;

  private final Registrar registrar;
  private final RegisterWords words;
  private final Catalog catalog;
  private final SealedCursor cursors;
  private final Clock clock;

  FactSearch(
      Registrar registrar,
      RegisterWords words,
      Catalog catalog,
      SealedCursor cursors,
      Clock clock) {
    this.registrar = registrar;
    this.words = words;
    this.catalog = catalog;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** The filters; empty for all. */
  record Asked(String actor, String attribute, String organisation, String expiring) {
    Asked {
      actor = FactForm.text(actor);
      attribute = FactForm.text(attribute);
      organisation = FactForm.text(organisation);
      expiring = FactForm.text(expiring);
    }

    String query() {
      return "actor=%s&attribute=%s&organisation=%s&expiring=%s"
          .formatted(
              Measures.urlEncoded(actor),
              Measures.urlEncoded(attribute),
              Measures.urlEncoded(organisation),
              Measures.urlEncoded(expiring));
    }

    /** Of a query, the person alone. */
    String person() {
      return actor.isEmpty() ? "" : "?actor=" + Measures.urlEncoded(actor);
    }
  }

  record Found(
      Asked asked, List<RegisterEntry> rows, Optional<String> next, Optional<String> first) {}

  Found find(Actor reader, Asked asked, String cursor) {
    String context = "register pages of " + reader.ref().id() + "\n" + asked.query();
    Optional<String> given = Optional.ofNullable(cursor).filter(it -> !it.isEmpty());
    List<RegisterEntry> found =
        registrar.list(
            reader,
            new FactQuery(
                Optional.of(asked.actor()).filter(it -> !it.isEmpty()).map(words::actorId),
                Attribute.parse(asked.attribute()),
                RorId.parse(asked.organisation()),
                period(asked.expiring()),
                given.map(it -> Position.parse(cursors.open(it, context))),
                PER_PAGE + 1));
    boolean more = found.size() > PER_PAGE;
    List<RegisterEntry> shown = more ? found.subList(0, PER_PAGE) : found;
    String base = "/registers?" + asked.query();
    return new Found(
        asked,
        shown,
        more
            ? Optional.of(
                base + "&cursor=" + cursors.seal(Position.of(shown.getLast()).text(), context))
            : Optional.empty(),
        given.map(_ -> base));
  }

  List<Choices.Option> attributes(Actor reader, String chosen) {
    Choices choices = Choices.of(chosen).option("", "any");
    registrar.assertable(reader).stream()
        .sorted(Comparator.comparing(each -> AttributeWords.name(each.word())))
        .forEach(
            each -> choices.option(each.word(), Words.sentence(AttributeWords.name(each.word()))));
    return choices.list();
  }

  List<Choices.Option> organisations(String chosen) {
    Choices choices = Choices.of(chosen).option("", "any");
    catalog.organisations().stream()
        .sorted(Comparator.comparing(Organisation::name))
        .forEach(each -> choices.option(each.id().value(), each.name()));
    return choices.list();
  }

  static List<Choices.Option> periods(String chosen) {
    return Choices.of(chosen)
        .option("", "at any time or never")
        .option("30", "within 30 days")
        .option("90", "within 90 days")
        .list();
  }

  private Optional<Period> period(String days) {
    Instant now = clock.instant();
    return Optional.of(days)
        .filter(it -> it.equals("30") || it.equals("90"))
        .map(it -> new Period(now, now.plus(Duration.ofDays(Long.parseLong(it)))));
  }
}
