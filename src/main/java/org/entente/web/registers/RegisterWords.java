package org.entente.web.registers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actors;
import org.entente.identity.Agreement;
import org.entente.identity.AgreementHistory;
import org.entente.identity.FactValue;
import org.entente.identity.RegisterEntry;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.web.AttributeWords;
import org.entente.web.Measures;
import org.entente.web.Words;
import org.entente.web.registers.RegisterView.FactRow;
import org.entente.web.registers.RegisterView.State;

/** Words what the registers hold. */
@ApplicationScoped
class RegisterWords {
  private final Actors actors;
  private final Catalog catalog;
  private final String issuer;

  RegisterWords(
      Actors actors, Catalog catalog, @ConfigProperty(name = "entente.oidc.issuer") String issuer) {
    this.actors = actors;
    this.catalog = catalog;
    this.issuer = issuer;
  }

  /** The actor meant by a full id, by the name of an account, or by a subject of the sign-in. */
  String actorId(String asked) {
    return asked.contains("#") ? asked : actors.idOf(asked).orElseGet(() -> issuer + "#" + asked);
  }

  FactRow row(RegisterEntry entry) {
    return new FactRow(
        "/registers/facts/" + entry.id(),
        entry.person().map(RegisterEntry.Person::name).orElse("An account not seen here yet"),
        entry
            .person()
            .flatMap(RegisterEntry.Person::organisation)
            .map(this::organisation)
            .orElse(""),
        entry.actorId(),
        "/registers?actor=" + Measures.urlEncoded(entry.actorId()),
        Words.sentence(AttributeWords.name(entry.attribute().word())),
        entry.value().map(this::value),
        state(entry),
        entry.source(),
        entry.assertedBy(),
        entry.assertedAt(),
        entry.expiresAt(),
        entry.evidence(),
        person(entry.registeredBy()),
        entry.registeredAt(),
        entry.withdrawnAt(),
        entry.withdrawnBy().map(this::person).orElse(""),
        entry.withdrawalReason(),
        entry.changeable());
  }

  private static State state(RegisterEntry entry) {
    return switch (entry.standing()) {
      case COUNTS -> new State("counts", "ok", "Decisions read it now");
      case CONTRADICTED ->
          new State(
              "contradicted",
              "ask",
              "Another source says something else for some of the same time, so the fact counts as"
                  + " absent until one of them is withdrawn or put right");
      case EXPIRED -> new State("expired", "no", "It counts no more");
      case WITHDRAWN -> new State("withdrawn", "no", "It was taken back");
      case REPLACED -> new State("replaced", "quiet", "Its source has said something newer");
    };
  }

  String value(FactValue value) {
    return switch (value) {
      case FactValue.Text text -> text.value();
      case FactValue.Flag flag -> flag.value() ? "yes" : "no";
      case FactValue.Quantity quantity -> Long.toString(quantity.value());
      case FactValue.Names many when many.values().isEmpty() -> "none";
      case FactValue.Names many ->
          many.values().stream()
              .map(each -> RorId.parse(each).map(this::organisation).orElse(each))
              .sorted()
              .collect(Collectors.joining(", "));
    };
  }

  static State state(AgreementHistory history, Agreement version, Instant now) {
    Optional<Agreement> counting = history.countingAt(now);
    if (counting.filter(version::equals).isPresent()) {
      return version.isInForceAt(now)
          ? new State("in force", "ok", "The version that counts")
          : new State("ended", "quiet", "The version that counts has ended");
    }
    return now.isBefore(version.inForceFrom())
        ? new State("not yet", "ask", "It takes the place of the others when it begins")
        : new State("replaced", "quiet", "A later version has begun");
  }

  String organisation(RorId id) {
    return catalog.organisation(id).map(Organisation::name).orElse(id.value());
  }

  String person(String actorId) {
    return actors.displayName(new ActorRef(actorId, shortened(actorId)));
  }

  /** Without the sign-in service's address. */
  private static String shortened(String actorId) {
    String subject = actorId.substring(actorId.indexOf('#') + 1);
    return subject.length() <= 256 ? subject : subject.substring(0, 256);
  }
}
