package org.entente.policy.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.PolicySource;
import org.entente.policy.impact.Impacts;

/** Begins previews over HTTP, whether a draft is handed in whole or named by its id. */
@ApplicationScoped
class PreviewStarts {
  private final Impacts impacts;
  private final PublicAddress address;

  PreviewStarts(Impacts impacts, PublicAddress address) {
    this.impacts = impacts;
    this.address = address;
  }

  /** 202, with the preview as it begins and where to follow it. */
  Response begin(Actor reader, PolicySource.Loaded.Valid draft) {
    return switch (impacts.start(reader, draft)) {
      case Impacts.Started.Accepted(UUID id) ->
          Response.accepted(impacts.find(reader, id).map(ImpactRecord::of).orElseThrow())
              .location(URI.create(address.url() + "/api/v1/policies/impacts/" + id))
              .build();
      case Impacts.Started.NotAllowed() -> throw notAllowed();
      case Impacts.Started.Busy() ->
          throw new Problem(
              ProblemType.TOO_MANY_REQUESTS,
              "Too many previews are under way; try again in a minute.");
    };
  }

  static Problem notAllowed() {
    return new Problem(
        ProblemType.FORBIDDEN,
        "Previews are for administrators, programme officers and stewards, in person.");
  }

  static Problem flawed(List<String> flaws) {
    return new Problem(
        ProblemType.INVALID,
        "The draft is not a valid bundle; mend what `flaws` names.",
        Map.of("flaws", flaws));
  }
}
