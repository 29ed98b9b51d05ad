package org.entente.web.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.entente.catalog.Catalog;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.policy.Purpose;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;

/** What the panel of a dataset's page offers to its reader. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AccessPanelsTest {
  @Inject AccessPanels panels;
  @Inject Catalog catalog;
  @Inject Actors actors;

  @Test
  void nobodyIsOfferedToComputeSinceNobodyCanAskForIt() {
    AccessPanel panel = panelOf(NativeRecord.restricted().governed("enclave", "citadel"));

    assertThat(panel.others())
        .extracting(AccessPanel.Other::use)
        .containsExactly("Train AI models");
    assertThat(panel.ask()).isEmpty();
    assertThat(panel.reasons())
        .extracting(AccessPanel.Reason::text)
        .as("where it is computed on")
        .anyMatch(text -> text.contains("It can be computed on there, not downloaded."));
  }

  private AccessPanel panelOf(NativeRecord record) {
    Person.SCIENTIST_RIKEN.calling().get("/api/v1/me").then().statusCode(200);
    Actor reader = actors.find(Person.SCIENTIST_RIKEN.actorId()).orElseThrow();
    DatasetId id = DatasetId.parse(record.publish()).orElseThrow();
    return panels.of(
        reader,
        catalog.find(id).orElseThrow(),
        Purpose.RESEARCH,
        catalog.preflightWithWays(reader, id, Purpose.RESEARCH).orElseThrow());
  }
}
