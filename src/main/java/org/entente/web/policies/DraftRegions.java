package org.entente.web.policies;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.impact.Impacts;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftId;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.policy.story.PolicyTests;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.policies.tests.StoryResultsView;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What stands beside the text of a draft: its stories, and whom it would affect. */
@Path("/policies/drafts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DraftRegions {
  private final PolicyDrafts drafts;
  private final PolicyTests tests;
  private final Impacts impacts;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  DraftRegions(
      PolicyDrafts drafts,
      PolicyTests tests,
      Impacts impacts,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.drafts = drafts;
    this.tests = tests;
    this.impacts = impacts;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  @CheckedTemplate(basePath = "policies")
  record DraftStories(Frame frame, DraftView draft, StoryResultsView results)
      implements TemplateInstance {}

  /** The stories of the draft as it is saved; the editor takes a part of this page. */
  @GET
  @Path("{id}/tests")
  public TemplateInstance stories(@PathParam("id") String id) {
    Actor reader = visit.person();
    Draft draft = found(reader, id);
    return new DraftStories(
        frames.of(reader, draft.title()),
        DraftView.of(draft, drafts.isOutdated(draft), reader),
        StoryResultsView.of(tests.of(reader, draft)));
  }

  /** Begins to work out whom the draft would affect, and leads to where that is told. */
  @POST
  @Path("{id}/impact")
  public RestResponse<Void> impact(@PathParam("id") String id) {
    Actor reader = visit.person();
    Draft draft = found(reader, id);
    if (!(drafts.build(draft) instanceof Loaded.Valid valid)) {
      throw new Problem(
          ProblemType.CONFLICT, "This draft is not valid yet; mend what its check names first.");
    }
    return switch (impacts.start(reader, valid)) {
      case Impacts.Started.Accepted accepted ->
          ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
              .location(URI.create(address.url() + "/policies/impacts/" + accepted.id()))
              .build();
      case Impacts.Started.NotAllowed _ -> throw Problem.notFound();
      case Impacts.Started.Busy _ ->
          throw new Problem(
              ProblemType.CONFLICT, "Too many previews are waiting; try again in a minute.");
    };
  }

  private Draft found(Actor reader, String id) {
    return DraftId.parse(id)
        .flatMap(known -> drafts.find(reader, known))
        .orElseThrow(Problem::notFound);
  }
}
