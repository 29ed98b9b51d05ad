package org.entente.web.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Agreement;
import org.entente.identity.AgreementRegister;
import org.entente.identity.AgreementStore;
import org.entente.identity.Attribute;
import org.entente.identity.FactQuery;
import org.entente.identity.FactValue;
import org.entente.identity.RegisterEntry;
import org.entente.identity.RegisterOutcome;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Registrar;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.junit.jupiter.api.Test;

/** What the register pages show to roles that the demo has no accounts for. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RegisterViewsTest {
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId RIKEN = new RorId("https://ror.org/01sjwvz98");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Frame FRAME =
      new Frame("Registers", "/registers", Optional.empty(), List.of(), Optional.empty(), "stamp");

  @Inject Registrar registrar;
  @Inject AgreementRegister agreements;
  @Inject AgreementStore store;
  @Inject RegisterWords words;
  @Inject AgreementViews views;
  @Inject FactSearch search;
  @Inject Clock clock;

  @Test
  void aSensitiveValueIsOnTheScreenOfItsOfficeAlone() {
    Person.SCIENTIST_ORNL.calling().get("/api/v1/me").then().statusCode(200);
    Actor office = actor("export-ornl", ORNL, Role.EXPORT_OFFICER);
    Instant now = clock.instant();
    long id =
        ((RegisterOutcome.Recorded)
                registrar.register(
                    office,
                    new RegisteredFact(
                        Person.SCIENTIST_ORNL.actorId(),
                        Attribute.EXPORT_COUNTRY,
                        new FactValue.Text("QX"),
                        "views " + UUID.randomUUID(),
                        "office",
                        now,
                        Optional.of(now.plus(Duration.ofDays(9))),
                        Optional.of("paper 9"))))
            .id();

    assertThat(screens(office, id)).contains("QX", "paper 9");
    assertThat(screens(actor("export-riken", RIKEN, Role.EXPORT_OFFICER), id))
        .contains("on record, not shown")
        .doesNotContain("QX", "paper 9", "none named");
    assertThat(screens(actor("administrator", ORNL, Role.ADMIN), id))
        .contains("on record, not shown")
        .doesNotContain("QX", "paper 9", "none named");
    registrar.withdraw(office, id, "QX was an error.");
    assertThat(screens(office, id)).contains("QX was an error.", "withdrawn");
    assertThat(screens(actor("administrator", ORNL, Role.ADMIN), id))
        .doesNotContain("QX", "paper 9");
    assertThat(words.row(registrar.find(office, id).orElseThrow()).toString())
        .as("what a row says of itself")
        .doesNotContain("QX", "paper 9");
  }

  @Test
  void theFormsShowWhatWasTypedAndWhatIsAmiss() {
    FactForm typed = FactForm.of("scientist-ornl", "JP", "our register", "office");
    String form =
        new NewFactPages.NewFact(
                FRAME,
                "exportCountry",
                "Country for export control",
                List.of(),
                false,
                "An ISO 3166 country",
                true,
                typed,
                Optional.of("Write the last day."))
            .render();
    assertThat(form).contains("scientist-ornl", "our register", "Write the last day.");
    assertThat(
            new NewFactPages.ChooseFact(
                    FRAME,
                    "scientist-ornl",
                    search.attributes(actor("official", ORNL, Role.INSTITUTION_OFFICIAL), ""))
                .render())
        .contains("foreignAccess", "employerConsent", "training")
        .doesNotContain("usPerson");
    assertThat(
            new AgreementPages.NewVersion(
                    FRAME,
                    new AgreementForm()
                        .from(
                            views.source(actor("programme", ORNL, Role.PROGRAMME_OFFICER)), "name"),
                    Optional.of("No party."))
                .render())
        .contains("No party.", "Programme officer, ", "value=\"name\"");
  }

  @Test
  void anAgreementShowsItsVersionsItsPartiesAndWhoIsMissing() {
    Actor keeper = actor("programme", ORNL, Role.PROGRAMME_OFFICER);
    Actor official = actor("official", RIKEN, Role.INSTITUTION_OFFICIAL);
    String id = "views-" + UUID.randomUUID();
    Instant now = clock.instant();
    for (Agreement version :
        List.of(
            version(id, "1", now.minus(Duration.ofDays(9))),
            version(id, "2", now.plus(Duration.ofDays(9))))) {
      assertThat(agreements.register(keeper, version)).isInstanceOf(RegisterOutcome.Recorded.class);
    }
    agreements.accept(official, id, "1", Optional.of(RIKEN), Optional.of("signed copy 4"));

    String page = page(official, id);
    assertThat(page)
        .contains("not yet", "in force", "signed copy 4", "1 of 2", "Accept for myself")
        .doesNotContain("Record the acceptance", "Add a version");
    assertThat(page(keeper, id)).contains("Record the acceptance", "Add a version");
    assertThat(
            new AgreementPages.Agreements(
                    FRAME,
                    agreements.list(official).stream()
                        .map(each -> views.row(official, each, now))
                        .toList(),
                    false,
                    true)
                .render())
        .contains("/registers/agreements/" + id);
  }

  @Test
  void aVersionShowsWhereItComesFromOrThatNobodySaid() {
    Actor keeper = actor("programme", ORNL, Role.PROGRAMME_OFFICER);
    String id = "origin-" + UUID.randomUUID();
    QuarkusTransaction.requiringNew()
        .run(() -> store.register(version(id, "1", BEGIN), ActorRef.SYSTEM, clock.instant()));
    assertThat(page(keeper, id)).contains("not recorded").doesNotContain("asserted");

    AgreementForm typed =
        AgreementForm.after(version(id, "1", BEGIN)).from("Office of <i>", "A secretary");
    typed.version = "2";
    typed.from = "2026-02-01";
    typed.evidence = "signed paper 18";
    assertThat(agreements.register(keeper, typed.agreement()))
        .isInstanceOf(RegisterOutcome.Recorded.class);
    assertThat(agreements.register(keeper, typed.agreement()))
        .as("sent twice")
        .isInstanceOf(RegisterOutcome.Unchanged.class);
    assertThat(page(keeper, id))
        .contains("Office of &lt;i&gt;", "by A secretary", "signed paper 18", "not recorded");

    typed.source = " ";
    assertThatThrownBy(typed::agreement).hasMessage("the source has 1 to 200 characters");
    typed.source = "office";
    typed.evidence = "x".repeat(501);
    assertThatThrownBy(typed::agreement).hasMessageContaining("evidence has 1 to 500");
  }

  private String page(Actor reader, String id) {
    var history = agreements.find(reader, id).orElseThrow();
    Instant now = clock.instant();
    return new AgreementPages.OneAgreement(
            FRAME,
            views.whole(reader, history, now),
            views.signers(reader, history, now),
            views.mayAcceptInPerson(reader, history, now),
            agreements.mayKeep(reader),
            "",
            "",
            Optional.empty())
        .render();
  }

  /** The list, the statement with its history, and the question whether to withdraw it. */
  private String screens(Actor reader, long id) {
    RegisterEntry entry = registrar.find(reader, id).orElseThrow();
    List<Choices.Option> none = Choices.of("").option("", "any").list();
    return new FactPages.Facts(
                FRAME,
                "",
                none,
                none,
                none,
                registrar.list(reader, FactQuery.of(entry.actorId())).stream()
                    .filter(each -> each.id() == id)
                    .map(words::row)
                    .toList(),
                Optional.empty(),
                Optional.empty(),
                "/registers/facts/new")
            .render()
        + new FactPages.OneFact(
                FRAME,
                words.row(entry),
                registrar.history(reader, entry.actorId(), entry.attribute()).stream()
                    .filter(each -> each.id() == id)
                    .map(words::row)
                    .toList(),
                "")
            .render()
        + new FactPages.Withdraw(FRAME, words.row(entry), "", Optional.empty()).render();
  }

  private static Agreement version(String id, String version, Instant from) {
    return new Agreement(
        id, version, "Agreement of the views", Set.of(ORNL, RIKEN), from, Optional.empty());
  }

  private static Actor actor(String name, RorId org, Role role) {
    return new Actor(
        new ActorRef("test#" + name, name),
        ActorKind.HUMAN,
        name,
        Optional.of(org),
        Set.of(role),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
