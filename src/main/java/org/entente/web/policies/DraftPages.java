package org.entente.web.policies;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.policy.publishing.DraftOutcome;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.jboss.resteasy.reactive.RestResponse;

/** The drafts of policies, and the form that begins one. */
@Path("/policies/drafts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DraftPages {
  private final PolicyDrafts drafts;
  private final Frames frames;
  private final DraftVisit visit;

  DraftPages(PolicyDrafts drafts, Frames frames, DraftVisit visit) {
    this.drafts = drafts;
    this.frames = frames;
    this.visit = visit;
  }

  @CheckedTemplate(basePath = "policies")
  record Drafts(Frame frame, List<DraftView> drafts, Begun begun) implements TemplateInstance {}

  /** What was typed to begin one, and what stood against it. */
  record Begun(String title, String note, String trouble) {}

  @GET
  public TemplateInstance list() {
    return page(visit.drafter(), new Begun("", "", ""));
  }

  @POST
  public RestResponse<TemplateInstance> begin(
      @FormParam("title") String title,
      @FormParam("note") String note,
      @FormParam("file") String file) {
    Actor author = visit.drafter();
    return switch (drafts.begin(author, DraftForms.text(title), DraftForms.text(note))) {
      case DraftOutcome.Done done ->
          visit.to(
              "/policies/drafts/"
                  + done.draft().id()
                  + DraftForms.query(Optional.ofNullable(file)));
      case DraftOutcome.Invalid no ->
          DraftVisit.answer(
              400,
              page(author, new Begun(DraftForms.text(title), DraftForms.text(note), no.reason())));
      case DraftOutcome.Unknown _,
          DraftOutcome.NotAllowed _,
          DraftOutcome.Changed _,
          DraftOutcome.Conflict _ ->
          throw Problem.notFound();
    };
  }

  private TemplateInstance page(Actor reader, Begun begun) {
    return new Drafts(
        frames.of(reader, "Drafts of policies"),
        drafts.list(reader).stream()
            .map(draft -> DraftView.of(draft, drafts.isOutdated(draft), reader))
            .toList(),
        begun);
  }
}
