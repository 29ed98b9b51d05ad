package org.entente.web.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.AGENT;
import static org.entente.testing.Person.SCIENTIST_ORNL;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_ORNL;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Actors;
import org.entente.testing.NativeRecord;
import org.entente.testing.Person;
import org.entente.testing.Servers;
import org.entente.web.Frame;
import org.junit.jupiter.api.Test;

/** The page of one's own grants, and of those one's AI agents hold. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OwnGrantsTest {
  private static final Frame FRAME =
      new Frame("My grants", "/grants", Optional.empty(), List.of(), Optional.empty(), "stamp");

  @Inject OwnGrants listing;
  @Inject Actors actors;

  @Test
  void anAgentsGrantIsOnItsPersonsPageMarkedAndWithoutTheRecipe() {
    SCIENTIST_RIKEN.calling().get("/api/v1/me").then().statusCode(200);
    SCIENTIST_ORNL.calling().get("/api/v1/me").then().statusCode(200);
    String dataset = NativeRecord.restricted().file("a.csv", "a,b\n").publish();
    String grant = granted(AGENT, dataset);
    String own = granted(SCIENTIST_RIKEN, dataset);

    GrantView agents = view(SCIENTIST_RIKEN, grant).orElseThrow();
    assertThat(agents.agent()).contains("agent");
    assertThat(agents.standing()).as("can be given back").isTrue();
    assertThat(agents.recipe()).as("tokens of the person do not rest on it").isEmpty();
    assertThat(view(SCIENTIST_RIKEN, own).orElseThrow().agent()).isEmpty();
    assertThat(view(SCIENTIST_RIKEN, own).orElseThrow().recipe()).isPresent();
    assertThat(view(AGENT, grant).orElseThrow().agent()).isEmpty();
    assertThat(view(AGENT, own)).isEmpty();
    assertThat(view(SCIENTIST_ORNL, grant)).isEmpty();

    assertThat(rendered(agents)).contains("held for you by <code>agent</code>", "give-back");
    assertThat(rendered(view(SCIENTIST_RIKEN, own).orElseThrow())).doesNotContain("held for you");
  }

  private static String granted(Person holder, String dataset) {
    String request = holder.requests(dataset);
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    return holder.grantOf(request);
  }

  private Optional<GrantView> view(Person reader, String grant) {
    return listing
        .of(actors.find(reader.actorId()).orElseThrow(), Optional.empty())
        .grants()
        .stream()
        .filter(each -> each.id().equals(grant))
        .findFirst();
  }

  private static String rendered(GrantView view) {
    return new GrantPages.Mine(
            FRAME, List.of(view), Optional.empty(), Optional.empty(), Optional.empty())
        .render();
  }
}
