package org.entente.web.policies.tests;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.entente.identity.Actor;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.story.PolicyTests;
import org.entente.web.Audience;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** The stories under the bundle in force. */
@Path("/policies/tests")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PolicyTestPages {
  private final PolicyTests tests;
  private final Frames frames;
  private final Visit visit;

  PolicyTestPages(PolicyTests tests, Frames frames, Visit visit) {
    this.tests = tests;
    this.frames = frames;
    this.visit = visit;
  }

  /**
   * @param drafts whether drafts are for this reader
   */
  @CheckedTemplate(basePath = "policies/tests")
  record Tests(Frame frame, boolean drafts, StoryResultsView results) implements TemplateInstance {}

  @GET
  public TemplateInstance tests() {
    Actor reader = visit.person();
    Audience.demand(
        DraftRights.readsHistory(reader),
        "The stories of the policies are for stewards, programme officers, auditors and"
            + " administrators.");
    return new Tests(
        frames.of(reader, "Stories of the policies"),
        DraftRights.drafts(reader),
        StoryResultsView.of(tests.inForce()));
  }
}
