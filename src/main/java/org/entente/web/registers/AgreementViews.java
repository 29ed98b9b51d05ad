package org.entente.web.registers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.identity.Acceptance;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Agreement;
import org.entente.identity.AgreementHistory;
import org.entente.identity.AgreementRegister;
import org.entente.kernel.RorId;
import org.entente.web.Choices;
import org.entente.web.Words;
import org.entente.web.registers.RegisterView.AgreementRow;
import org.entente.web.registers.RegisterView.Party;
import org.entente.web.registers.RegisterView.Signature;
import org.entente.web.registers.RegisterView.Version;

/** Agreements in words: their versions, their parties, who accepted and who has not. */
@ApplicationScoped
class AgreementViews {
  private final AgreementRegister register;
  private final RegisterWords words;

  AgreementViews(AgreementRegister register, RegisterWords words) {
    this.register = register;
    this.words = words;
  }

  /**
   * An agreement.
   *
   * @param next where the next version is added
   * @param counting the version that counts, or that is to
   * @param versions the one registered last first
   * @param parties of the version that counts, those that have not accepted it first
   * @param missing how many have not
   * @param people who accepted for themselves, as far as the reader may know
   */
  record Whole(
      String href,
      String next,
      String id,
      Version counting,
      List<Version> versions,
      List<Party> parties,
      int missing,
      List<Signature> people) {}

  AgreementRow row(Actor reader, AgreementHistory history, Instant now) {
    return new AgreementRow(
        href(history),
        history.id(),
        version(history, history.shownAt(now), register.acceptances(reader, history.id()), now));
  }

  Whole whole(Actor reader, AgreementHistory history, Instant now) {
    Agreement counting = history.shownAt(now);
    List<Acceptance> acceptances = register.acceptances(reader, history.id());
    List<Party> parties =
        counting.parties().stream()
            .map(party -> party(party, counting, acceptances))
            .sorted(
                Comparator.comparing((Party party) -> !party.accepted().isEmpty())
                    .thenComparing(Party::name))
            .toList();
    return new Whole(
        href(history),
        "/registers/agreements/new?of=" + history.id(),
        history.id(),
        version(history, counting, acceptances, now),
        history.versions().stream().map(each -> version(history, each, acceptances, now)).toList(),
        parties,
        (int) parties.stream().filter(party -> party.accepted().isEmpty()).count(),
        acceptances.stream()
            .filter(each -> each.onBehalfOf().isEmpty())
            .map(this::signature)
            .toList());
  }

  /** Parties for which nobody has accepted yet and this reader may record it. */
  List<Choices.Option> signers(Actor reader, AgreementHistory history, Instant now) {
    Agreement counting = history.shownAt(now);
    if (hasEnded(counting, now) || reader.kind() != ActorKind.HUMAN) {
      return List.of();
    }
    Set<RorId> missing = new HashSet<>(register.missing(reader, counting));
    List<RorId> open =
        register.signsFor(reader, counting).stream().filter(missing::contains).toList();
    Choices choices = Choices.of(open.size() == 1 ? open.getFirst().value() : "");
    if (open.size() > 1) {
      choices.option("none", "choose");
    }
    open.stream()
        .sorted(Comparator.comparing(words::organisation))
        .forEach(party -> choices.option(party.value(), words.organisation(party)));
    return choices.list();
  }

  /** An office names itself as the source, so that no two offices share one. */
  String source(Actor keeper) {
    String office = register.office(keeper).map(Words::role).orElse("");
    return Words.sentence(
        keeper.org().map(org -> office + ", " + words.organisation(org)).orElse(office));
  }

  boolean mayAcceptInPerson(Actor reader, AgreementHistory history, Instant now) {
    Agreement counting = history.shownAt(now);
    return reader.kind() == ActorKind.HUMAN
        && !hasEnded(counting, now)
        && reader.org().filter(counting.parties()::contains).isPresent()
        && register.acceptances(reader, history.id()).stream()
            .filter(ofVersion(counting))
            .noneMatch(
                each -> each.onBehalfOf().isEmpty() && each.acceptedBy().equals(reader.ref().id()));
  }

  private Version version(
      AgreementHistory history, Agreement version, List<Acceptance> acceptances, Instant now) {
    long accepted =
        acceptances.stream()
            .filter(ofVersion(version))
            .flatMap(each -> each.onBehalfOf().stream())
            .filter(version.parties()::contains)
            .distinct()
            .count();
    return new Version(
        version.version(),
        version.title(),
        RegisterWords.state(history, version, now),
        version.inForceFrom(),
        version.inForceUntil(),
        "%d of %d %s"
            .formatted(
                accepted,
                version.parties().size(),
                version.parties().size() == 1 ? "party" : "parties"),
        version.provenance());
  }

  private Party party(RorId party, Agreement version, List<Acceptance> acceptances) {
    return new Party(
        words.organisation(party),
        acceptances.stream()
            .filter(ofVersion(version))
            .filter(each -> each.onBehalfOf().filter(party::equals).isPresent())
            .map(this::signature)
            .toList());
  }

  private Signature signature(Acceptance acceptance) {
    return new Signature(
        words.person(acceptance.acceptedBy()),
        acceptance.version(),
        acceptance.acceptedAt(),
        acceptance.evidence());
  }

  private static Predicate<Acceptance> ofVersion(Agreement version) {
    return each -> each.version().equals(version.version());
  }

  private static boolean hasEnded(Agreement version, Instant now) {
    return version.inForceUntil().filter(end -> !now.isBefore(end)).isPresent();
  }

  private static String href(AgreementHistory history) {
    return "/registers/agreements/" + history.id();
  }
}
