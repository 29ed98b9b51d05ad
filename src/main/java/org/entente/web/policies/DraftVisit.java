package org.entente.web.policies;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftId;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.web.Audience;
import org.entente.web.Visit;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who is at the pages of drafts, at which draft, and where they go from there. */
@ApplicationScoped
class DraftVisit {
  private static final String FOR_WHOM =
      "Drafts of policies are for stewards, programme officers and administrators.";

  private final PolicyDrafts drafts;
  private final Visit visit;
  private final PublicAddress address;

  DraftVisit(PolicyDrafts drafts, Visit visit, PublicAddress address) {
    this.drafts = drafts;
    this.visit = visit;
    this.address = address;
  }

  Actor drafter() {
    Actor actor = visit.person();
    Audience.demand(DraftRights.drafts(actor), FOR_WHOM);
    return actor;
  }

  Draft found(Actor reader, String id) {
    return DraftId.parse(id)
        .flatMap(known -> drafts.find(reader, known))
        .orElseThrow(Problem::notFound);
  }

  RestResponse<TemplateInstance> to(String path) {
    return ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
        .location(URI.create(address.url() + path))
        .build();
  }

  static RestResponse<TemplateInstance> answer(int status, TemplateInstance page) {
    return ResponseBuilder.<TemplateInstance>create(
            RestResponse.Status.fromStatusCode(status), page)
        .build();
  }
}
