package org.entente.web.policies;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.policy.publishing.BundleHistory;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftChanges;
import org.entente.policy.publishing.DraftId;
import org.entente.policy.publishing.DraftOutcome;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.publishing.FourEyes;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.policy.publishing.Proposals;
import org.entente.policy.publishing.Publications;
import org.entente.policy.publishing.RuleChanges;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.Words;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a draft changes, for whoever publishes it or reads it as the second person. */
@Path("/policies/drafts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ChangePages {
  private static final RuleChanges UNKNOWN =
      new RuleChanges(List.of(), List.of(), List.of(), false);

  private final PolicyDrafts drafts;
  private final DraftChanges changes;
  private final Proposals proposals;
  private final Publications publications;
  private final FourEyes eyes;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  ChangePages(
      PolicyDrafts drafts,
      DraftChanges changes,
      Proposals proposals,
      Publications publications,
      FourEyes eyes,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.drafts = drafts;
    this.changes = changes;
    this.proposals = proposals;
    this.publications = publications;
    this.eyes = eyes;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  /**
   * @param valid whether it makes a bundle, so that its rules can be compared
   * @param needing what the reader cannot publish alone, as far as they may read it
   */
  @CheckedTemplate(basePath = "policies")
  record Changes(
      Frame frame,
      DraftView draft,
      boolean valid,
      BundleHistory.Difference difference,
      List<Needing> needing,
      List<DraftActs.Act> acts,
      Optional<Trouble> trouble,
      List<String> conflicts)
      implements TemplateInstance {}

  /** A file that takes a second person. */
  record Needing(String path, String why) {}

  @GET
  @Path("{id}/changes")
  public TemplateInstance changes(@PathParam("id") String id) {
    Actor reader = visit.person();
    return page(reader, found(reader, id), Optional.empty(), List.of());
  }

  @POST
  @Path("{id}/{act:propose|approve|withdraw|publish|delete}")
  public RestResponse<TemplateInstance> act(
      @PathParam("id") String id,
      @PathParam("act") String act,
      @FormParam("version") String version) {
    Actor actor = visit.person();
    DraftId draft = found(actor, id).id();
    OptionalLong read = DraftForms.version(version);
    return answer(
        actor,
        id,
        switch (act) {
          case "propose" -> proposals.propose(actor, draft, read);
          case "approve" -> proposals.approve(actor, draft, read.orElse(0));
          case "withdraw" -> proposals.takeBack(actor, draft);
          case "publish" -> publications.publish(actor, draft, read);
          default -> drafts.giveUp(actor, draft);
        });
  }

  @POST
  @Path("{id}/rebase")
  public RestResponse<TemplateInstance> bringUpToDate(
      @PathParam("id") String id,
      @FormParam("version") String version,
      @FormParam("keep") String keep) {
    Actor actor = visit.person();
    Optional<PolicyDrafts.Side> side =
        switch (keep) {
          case "draft" -> Optional.of(PolicyDrafts.Side.DRAFT);
          case "in-force" -> Optional.of(PolicyDrafts.Side.IN_FORCE);
          case null, default -> Optional.empty();
        };
    return answer(
        actor,
        id,
        drafts.bringUpToDate(actor, found(actor, id).id(), DraftForms.version(version), side));
  }

  private RestResponse<TemplateInstance> answer(Actor actor, String id, DraftOutcome outcome) {
    return switch (outcome) {
      case DraftOutcome.Done _ ->
          ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
              .location(URI.create(address.url() + "/policies/drafts/" + id + "/changes"))
              .build();
      case DraftOutcome.Unknown _ -> throw Problem.notFound();
      case DraftOutcome.NotAllowed no -> refused(actor, id, 403, no.reason(), List.of(), List.of());
      case DraftOutcome.Changed _ ->
          refused(
              actor,
              id,
              412,
              "Somebody has changed this draft since you read it. Read it again below.",
              List.of(),
              List.of());
      case DraftOutcome.Conflict no -> refused(actor, id, 409, no.reason(), List.of(), no.files());
      case DraftOutcome.Invalid no -> refused(actor, id, 400, no.reason(), no.flaws(), List.of());
    };
  }

  private RestResponse<TemplateInstance> refused(
      Actor actor,
      String id,
      int status,
      String reason,
      List<String> flaws,
      List<String> conflicts) {
    Trouble trouble =
        new Trouble(
            "Not done",
            Words.quoted(reason).replace("mend what “flaws” names", "mend what follows"),
            FlawView.of(flaws, ""));
    return ResponseBuilder.<TemplateInstance>create(
            RestResponse.Status.fromStatusCode(status),
            page(actor, found(actor, id), Optional.of(trouble), conflicts))
        .build();
  }

  private TemplateInstance page(
      Actor reader, Draft draft, Optional<Trouble> trouble, List<String> conflicts) {
    boolean outdated = drafts.isOutdated(draft);
    Optional<RuleChanges> rules = changes.of(draft);
    SortedMap<String, FourEyes.Why> needing = eyes.needing(reader, draft);
    // Nobody publishes what cannot be read; the check says so, and a second person is no help.
    needing.values().removeIf(FourEyes.Why.UNREADABLE::equals);
    return new Changes(
        frames.of(reader, "Changes: " + draft.title()),
        DraftView.of(draft, outdated, reader),
        rules.isPresent(),
        BundleHistory.difference(reader, rules.orElse(UNKNOWN), draft.start(), draft.files()),
        needing.entrySet().stream()
            .filter(each -> DraftRights.reads(reader, each.getKey()))
            .map(each -> new Needing(each.getKey(), each.getValue().words()))
            .toList(),
        DraftActs.offered(reader, draft, outdated, needing.isEmpty()),
        trouble,
        outdated ? conflicts : List.of());
  }

  private Draft found(Actor reader, String id) {
    return DraftId.parse(id)
        .flatMap(known -> drafts.find(reader, known))
        .orElseThrow(Problem::notFound);
  }
}
