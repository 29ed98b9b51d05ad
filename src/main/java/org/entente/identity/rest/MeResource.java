package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Role;
import org.entente.kernel.RorId;

/** What the broker knows of whoever asks: their own values, with source and expiry. */
@Path("/api/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  private final Actors actors;

  MeResource(Actors actors) {
    this.actors = actors;
  }

  /**
   * @param actsFor for an AI agent, the name of the person
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Me(
      String id,
      String name,
      String displayName,
      String kind,
      RorId org,
      List<String> roles,
      String actsFor,
      List<KnownFactJson> facts) {}

  @GET
  public Me me() {
    Actor actor = actors.current();
    return new Me(
        actor.ref().id(),
        actor.ref().name(),
        actor.displayName(),
        actor.kind().name().toLowerCase(Locale.ROOT),
        actor.org().orElse(null),
        actor.roles().stream().map(Role::word).sorted().toList(),
        actor.actsFor().map(person -> person.ref().name()).orElse(null),
        actor.facts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> KnownFactJson.of(each.getKey(), each.getValue()))
            .toList());
  }
}
