package org.entente.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.testing.NativeRecord;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;

/** Who sees which import: jobs show what records are called, hidden ones too. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReadershipTest {
  private static final RorId ORNL = new RorId(NativeRecord.ORNL);
  private static final RorId NIMS = new RorId(NativeRecord.NIMS);
  private static final RorId PROGRAMME_OFFICE = new RorId("https://ror.org/01bj3aw27");

  @Inject Imports imports;

  @Test
  void aJobOfOneOwnerIsForItsStarterItsCuratorsAndTheProgrammes() throws IOException {
    Actor starter = curator("starter", ORNL);
    UUID job = started(starter, Optional.of(ORNL));

    assertSees(starter, job, true);
    assertSees(curator("colleague", ORNL), job, true);
    assertSees(curator("programme", PROGRAMME_OFFICE), job, true);
    assertSees(curator("stranger", NIMS), job, false);
    assertSees(person("scientist", ORNL, Set.of()), job, false);
  }

  @Test
  void aJobThatNamesNoOwnerIsForItsStarterAndTheProgrammesCurators() throws IOException {
    Actor starter = curator("starter", ORNL);
    UUID job = started(starter, Optional.empty());

    assertSees(starter, job, true);
    assertSees(curator("programme", PROGRAMME_OFFICE), job, true);
    assertSees(curator("colleague", ORNL), job, false);
    assertSees(curator("stranger", NIMS), job, false);
  }

  private UUID started(Actor actor, Optional<RorId> owner) throws IOException {
    byte[] body = NativeRecord.open().json().getBytes(UTF_8);
    return imports.start(actor, Imports.Format.ENTENTE, owner, new ByteArrayInputStream(body))
            instanceof Imports.Started.Accepted accepted
        ? accepted.job()
        : null;
  }

  private void assertSees(Actor actor, UUID job, boolean sees) {
    assertThat(imports.find(actor, job).isPresent()).as(actor.displayName()).isEqualTo(sees);
    assertThat(imports.newest(actor, 100).stream().anyMatch(each -> each.id().equals(job)))
        .as(actor.displayName())
        .isEqualTo(sees);
  }

  private static Actor curator(String name, RorId org) {
    return person(name, org, Set.of(Role.CURATOR));
  }

  private static Actor person(String name, RorId org, Set<Role> roles) {
    return new Actor(
        new ActorRef("idp#" + name, name),
        ActorKind.HUMAN,
        name,
        Optional.of(org),
        roles,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
