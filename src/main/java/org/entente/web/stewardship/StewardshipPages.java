package org.entente.web.stewardship;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.StewardedDatasets;
import org.entente.grant.Grant;
import org.entente.grant.GrantCommand;
import org.entente.grant.GrantOutcome;
import org.entente.grant.Grants;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.identity.Role;
import org.entente.kernel.GrantId;
import org.entente.kernel.Problem;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
import org.entente.web.Audience;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.stewardship.Stewarded.Act;
import org.entente.web.stewardship.Stewarded.DatasetRows;
import org.entente.web.stewardship.Stewarded.GrantRows;
import org.entente.web.stewardship.Stewarded.GrantView;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Grants and datasets that a steward looks after. */
@Path("/stewardship")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class StewardshipPages {
  private final Grants grants;
  private final GrantViews views;
  private final DatasetViews datasets;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  StewardshipPages(
      Grants grants,
      GrantViews views,
      DatasetViews datasets,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.grants = grants;
    this.views = views;
    this.datasets = datasets;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  @CheckedTemplate(basePath = "stewardship")
  record GrantList(Frame frame, GrantRows grants) implements TemplateInstance {}

  @CheckedTemplate(basePath = "stewardship")
  record GrantPage(Frame frame, GrantView grant, String done) implements TemplateInstance {}

  @CheckedTemplate(basePath = "stewardship")
  record Confirm(Frame frame, GrantView grant, Act act, boolean reasoned, Draft draft)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "stewardship")
  record DatasetList(Frame frame, DatasetRows datasets, StewardedDatasets.Holdings holdings)
      implements TemplateInstance {}

  /** What was typed, and what stood against it. */
  record Draft(String reason, String days, String trouble, List<Decision.Rule> rules) {
    static final Draft NONE = new Draft("", "90", "", List.of());
  }

  @GET
  public TemplateInstance list(@QueryParam("cursor") String cursor) {
    Actor steward = steward();
    return new GrantList(
        frames.of(steward, "Stewardship: grants"), views.page(steward, given(cursor)));
  }

  @GET
  @Path("datasets")
  public TemplateInstance datasets(@QueryParam("page") String page) {
    Actor steward = steward();
    return new DatasetList(
        frames.of(steward, "Stewardship: datasets"),
        datasets.page(steward, page),
        datasets.holdings(steward));
  }

  @GET
  @Path("{id}")
  public TemplateInstance grant(@PathParam("id") String id, @QueryParam("done") String done) {
    Actor steward = steward();
    Grant grant = stewarded(steward, id);
    boolean known = done != null && Acts.find(done).isPresent();
    return new GrantPage(
        frames.of(steward, "Grant of " + grant.holder().name()),
        views.view(steward, grant),
        known ? done : "");
  }

  @GET
  @Path("{id}/{act:revoke|suspend|resume|renew}")
  public TemplateInstance confirm(@PathParam("id") String id, @PathParam("act") String word) {
    Actor steward = steward();
    return page(steward, stewarded(steward, id), act(word), Draft.NONE);
  }

  @POST
  @Path("{id}/{act:revoke|suspend|resume|renew}")
  public RestResponse<TemplateInstance> apply(
      @PathParam("id") String id,
      @PathParam("act") String word,
      @FormParam("reason") String reason,
      @FormParam("days") String days) {
    Actor steward = steward();
    Grant grant = stewarded(steward, id);
    Act act = act(word);
    String why = reason == null ? "" : reason.strip();
    String length = days == null ? "" : days.strip();
    if (Acts.needsReason(act) && why.isEmpty()) {
      return refused(steward, grant, act, 400, draft(why, length, "Say why; the holder reads it."));
    }
    Optional<GrantCommand> command = Acts.command(act, why, length);
    if (command.isEmpty()) {
      return refused(steward, grant, act, 400, draft(why, length, "The days are a whole number."));
    }
    return switch (grants.apply(steward, grant.id(), command.get())) {
      case GrantOutcome.Done done -> to("/stewardship/" + grant.id() + "?done=" + act.word());
      case GrantOutcome.Unknown unknown -> throw Problem.notFound();
      case GrantOutcome.NotAllowed no ->
          refused(
              steward,
              grant,
              act,
              403,
              new Draft(
                  why,
                  length,
                  no.reason(),
                  no.because().map(Explanation::reasons).orElse(List.of())));
      case GrantOutcome.WrongState no ->
          refused(steward, grant, act, 409, draft(why, length, no.reason()));
      case GrantOutcome.Invalid no ->
          refused(steward, grant, act, 400, draft(why, length, no.reason().replace("`", "")));
    };
  }

  private RestResponse<TemplateInstance> refused(
      Actor steward, Grant grant, Act act, int status, Draft draft) {
    return ResponseBuilder.<TemplateInstance>create(
            RestResponse.Status.fromStatusCode(status), page(steward, grant, act, draft))
        .build();
  }

  private TemplateInstance page(Actor steward, Grant grant, Act act, Draft draft) {
    return new Confirm(
        frames.of(steward, act.label() + " the grant of " + grant.holder().name()),
        views.view(steward, grant),
        act,
        Acts.needsReason(act),
        draft);
  }

  private Actor steward() {
    Actor actor = visit.person();
    Audience.demand(actor, Role.STEWARD, "Stewardship is for stewards.");
    return actor;
  }

  /** A grant somebody merely holds has its page elsewhere. */
  private Grant stewarded(Actor steward, String id) {
    return GrantId.parse(id)
        .flatMap(known -> grants.find(steward, known))
        .filter(grant -> grants.stewards(steward, grant))
        .orElseThrow(Problem::notFound);
  }

  private static Act act(String word) {
    return Acts.find(word).orElseThrow(Problem::notFound);
  }

  private static Draft draft(String reason, String days, String trouble) {
    return new Draft(reason, days, trouble, List.of());
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(it -> !it.isEmpty());
  }

  private RestResponse<TemplateInstance> to(String path) {
    return ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
        .location(URI.create(address.url() + path))
        .build();
  }
}
