package org.entente.web.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Actors;
import org.entente.identity.Attribute;
import org.entente.identity.EmailAddress;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.kernel.RorId;
import org.entente.web.AttributeWords;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.Words;

/**
 * What is known about me. A sensitive fact is shown only as answered, yes or no: a screen may be
 * looked at over a shoulder.
 */
@Path("/account")
public class AccountPage {
  private final Catalog catalog;
  private final Actors actors;
  private final Clock clock;
  private final Frames frames;
  private final Visit visit;

  AccountPage(Catalog catalog, Actors actors, Clock clock, Frames frames, Visit visit) {
    this.catalog = catalog;
    this.actors = actors;
    this.clock = clock;
    this.frames = frames;
    this.visit = visit;
  }

  /**
   * A fact with its provenance.
   *
   * @param values in words
   * @param current whether it still counts
   */
  record Known(
      String name,
      List<String> values,
      String source,
      Instant assertedAt,
      Optional<Instant> expiresAt,
      boolean current) {}

  @CheckedTemplate(basePath = "account")
  record Account(
      Frame frame,
      String name,
      String account,
      String kind,
      Optional<String> organisation,
      List<String> roles,
      Optional<String> actsFor,
      Optional<String> email,
      List<Known> facts)
      implements TemplateInstance {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public TemplateInstance account() {
    Actor person = visit.person();
    Instant now = clock.instant();
    return new Account(
        frames.of(person, "What is known about me"),
        person.displayName(),
        person.ref().name(),
        kind(person.kind()),
        person.org().map(this::organisation),
        person.roles().stream().map(Words::role).sorted().toList(),
        person.actsFor().map(Actor::displayName),
        actors.mailbox(person.ref().id()).map(EmailAddress::value),
        person.facts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> known(each.getKey(), each.getValue(), now))
            .toList());
  }

  private static String kind(ActorKind kind) {
    return switch (kind) {
      case HUMAN -> "a person";
      case SERVICE -> "a service";
      case AI_AGENT -> "an AI agent";
      case ANONYMOUS -> "nobody in particular";
    };
  }

  private Known known(String attribute, Fact fact, Instant now) {
    return new Known(
        Words.sentence(AttributeWords.name(attribute)),
        values(attribute, fact.value()),
        fact.source(),
        fact.assertedAt(),
        fact.expiresAt(),
        fact.isCurrentAt(now));
  }

  private List<String> values(String attribute, FactValue value) {
    boolean sensitive = Attribute.parse(attribute).filter(Attribute::isSensitive).isPresent();
    return switch (value) {
      case FactValue.Flag(boolean yes) -> List.of(yes ? "yes" : "no");
      case FactValue.Text _ when sensitive -> List.of("on record, not shown");
      case FactValue.Names _ when sensitive -> List.of("on record, not shown");
      case FactValue.Text(String text) -> List.of(organisationOr(text));
      case FactValue.Quantity(long number) -> List.of(Long.toString(number));
      case FactValue.Names(Set<String> names) ->
          names.stream().sorted().map(this::organisationOr).toList();
    };
  }

  private String organisationOr(String text) {
    return RorId.parse(text).map(this::organisation).orElse(text);
  }

  private String organisation(RorId id) {
    return catalog.organisation(id).map(Organisation::name).orElse(id.value());
  }
}
