package org.entente.policy.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.PolicySource;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftCheck;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.policy.story.PolicyTests;

/**
 * What a draft would come to, as it is saved: its stories, and whom it would affect. Changes
 * nothing, and is for whomever the draft is there.
 */
@Path("/api/v1/policies/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class DraftPreviewResource {
  private final Drafters drafters;
  private final PolicyDrafts drafts;
  private final PolicyTests tests;
  private final PreviewStarts previews;

  DraftPreviewResource(
      Drafters drafters, PolicyDrafts drafts, PolicyTests tests, PreviewStarts previews) {
    this.drafters = drafters;
    this.drafts = drafts;
    this.tests = tests;
    this.previews = previews;
  }

  @POST
  @Path("/{id}/test")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      summary = "Tests a draft with its own stories",
      description = "The `ETag` is the version of the draft that was tested.")
  public Response test(@PathParam("id") String id) {
    Actor reader = drafters.drafter();
    Draft draft = drafters.found(reader, id);
    PolicyTestReport report =
        PolicyTestProblems.orThrow(
            tests.of(reader, draft),
            flaws ->
                new Problem(
                    ProblemType.INVALID,
                    "This draft cannot be tested. Mend what `flaws` names, then test again.",
                    Map.of("flaws", flaws)));
    return Response.ok(report).tag(String.valueOf(draft.version())).build();
  }

  @POST
  @Path("/{id}/impact")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(summary = "Begins a preview of a draft; 202, then follow it at Location")
  public Response impact(@PathParam("id") String id) {
    Actor reader = drafters.drafter();
    return switch (drafts.build(drafters.found(reader, id))) {
      case PolicySource.Loaded.Valid valid -> previews.begin(reader, valid);
      case PolicySource.Loaded.Invalid invalid ->
          throw PreviewStarts.flawed(DraftCheck.readable(reader, invalid.flaws()));
    };
  }
}
