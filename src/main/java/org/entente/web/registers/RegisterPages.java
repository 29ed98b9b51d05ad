package org.entente.web.registers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Agreement;
import org.entente.identity.FactValue;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Registrar;
import org.entente.identity.Role;
import org.entente.kernel.RorId;
import org.entente.web.Audience;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.registers.Registered.AgreementRow;
import org.entente.web.registers.Registered.FactRow;
import org.entente.web.registers.Registered.Person;
import org.entente.web.registers.Registered.State;

/** The registers, for administrators; read only. */
@Path("/registers")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class RegisterPages {
  private static final State IN_FORCE = new State("in force", "ok");
  private static final State ENDED = new State("ended", "quiet");

  private final Registrar registrar;
  private final Actors actors;
  private final Catalog catalog;
  private final Frames frames;
  private final Visit visit;
  private final Clock clock;
  private final String issuer;

  RegisterPages(
      Registrar registrar,
      Actors actors,
      Catalog catalog,
      Frames frames,
      Visit visit,
      Clock clock,
      @ConfigProperty(name = "entente.oidc.issuer") String issuer) {
    this.registrar = registrar;
    this.actors = actors;
    this.catalog = catalog;
    this.frames = frames;
    this.visit = visit;
    this.clock = clock;
    this.issuer = issuer;
  }

  /**
   * @param asked whose facts were asked for, as typed
   */
  @CheckedTemplate(basePath = "registers")
  record Registers(
      Frame frame, List<AgreementRow> agreements, String asked, Optional<Person> person)
      implements TemplateInstance {}

  @GET
  public TemplateInstance registers(@QueryParam("actor") String actor) {
    Actor administrator = visit.person();
    Audience.demand(administrator, Role.ADMIN, "The registers are for administrators.");
    Instant now = clock.instant();
    String asked = actor == null ? "" : actor.strip();
    Map<RorId, String> names =
        catalog.organisations().stream()
            .collect(Collectors.toMap(Organisation::id, Organisation::name));
    return new Registers(
        frames.of(administrator, "Registers"),
        registrar.agreements().stream().map(each -> row(each, names, now)).toList(),
        asked,
        asked.isEmpty() ? Optional.empty() : Optional.of(person(asked, names, now)));
  }

  private static AgreementRow row(Agreement agreement, Map<RorId, String> names, Instant now) {
    State state =
        agreement.isInForceAt(now)
            ? IN_FORCE
            : now.isBefore(agreement.inForceFrom()) ? new State("not yet", "ask") : ENDED;
    return new AgreementRow(
        agreement.id(),
        agreement.version(),
        agreement.title(),
        state,
        agreement.inForceFrom(),
        agreement.inForceUntil(),
        agreement.parties().stream()
            .map(party -> names.getOrDefault(party, party.value()))
            .sorted()
            .toList());
  }

  /** A bare subject is one of the configured sign-in service. */
  private Person person(String asked, Map<RorId, String> names, Instant now) {
    String id = asked.contains("#") ? asked : issuer + "#" + asked;
    Optional<Actor> known = actors.find(id);
    return new Person(
        known.map(Actor::displayName).orElse(asked),
        id,
        known.flatMap(Actor::org).map(org -> names.getOrDefault(org, org.value())).orElse(""),
        known.isPresent(),
        registrar.factsOf(id).stream()
            .sorted(Comparator.comparing((RegisteredFact fact) -> fact.attribute().word()))
            .map(fact -> row(fact, names, now))
            .toList());
  }

  private static FactRow row(RegisteredFact fact, Map<RorId, String> names, Instant now) {
    boolean current = fact.expiresAt().map(now::isBefore).orElse(true);
    return new FactRow(
        fact.attribute().word(),
        fact.attribute().isSensitive() ? Optional.empty() : Optional.of(value(fact.value(), names)),
        current ? new State("current", "ok") : new State("expired", "no"),
        fact.source(),
        fact.assertedBy(),
        fact.assertedAt(),
        fact.expiresAt(),
        fact.evidence());
  }

  private static String value(FactValue value, Map<RorId, String> names) {
    return switch (value) {
      case FactValue.Text text -> text.value();
      case FactValue.Flag flag -> flag.value() ? "yes" : "no";
      case FactValue.Quantity quantity -> Long.toString(quantity.value());
      case FactValue.Names many ->
          many.values().stream()
              .map(each -> RorId.parse(each).map(id -> names.getOrDefault(id, each)).orElse(each))
              .sorted()
              .collect(Collectors.joining(", "));
    };
  }
}
