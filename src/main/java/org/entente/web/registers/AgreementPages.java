package org.entente.web.registers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.identity.Agreement;
import org.entente.identity.AgreementHistory;
import org.entente.identity.AgreementRegister;
import org.entente.identity.RegisterOutcome;
import org.entente.identity.Registrar;
import org.entente.kernel.Problem;
import org.entente.kernel.RorId;
import org.entente.web.Audience;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.registers.RegisterView.AgreementRow;

/**
 * The register of agreements: everybody's own, with their versions and who accepted; new versions
 * for the programme office.
 */
@Path("/registers/agreements")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class AgreementPages {
  private final AgreementRegister register;
  private final Registrar registrar;
  private final AgreementViews views;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;
  private final Clock clock;

  AgreementPages(
      AgreementRegister register,
      Registrar registrar,
      AgreementViews views,
      Frames frames,
      Visit visit,
      PublicAddress address,
      Clock clock) {
    this.register = register;
    this.registrar = registrar;
    this.views = views;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
    this.clock = clock;
  }

  /**
   * @param facts whether the register of facts is open to this reader too
   */
  @CheckedTemplate(basePath = "registers")
  record Agreements(Frame frame, List<AgreementRow> rows, boolean keeper, boolean facts)
      implements TemplateInstance {}

  /**
   * @param signers parties for which this reader may record an acceptance that is missing
   * @param personal whether this reader may yet accept for themselves
   * @param keeper whether this reader keeps the register, and so must name evidence for a party
   */
  @CheckedTemplate(basePath = "registers")
  record OneAgreement(
      Frame frame,
      AgreementViews.Whole agreement,
      List<Choices.Option> signers,
      boolean personal,
      boolean keeper,
      String evidence,
      String done,
      Optional<String> trouble)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "registers")
  record NewVersion(Frame frame, AgreementForm typed, Optional<String> trouble)
      implements TemplateInstance {}

  @GET
  public TemplateInstance agreements() {
    Actor reader = visit.person();
    Instant now = clock.instant();
    return new Agreements(
        frames.of(reader, "Registers: agreements"),
        register.list(reader).stream().map(each -> views.row(reader, each, now)).toList(),
        register.mayKeep(reader),
        registrar.isFor(reader));
  }

  @GET
  @Path("new")
  public TemplateInstance add(@QueryParam("of") String id) {
    Actor keeper = keeper();
    AgreementForm typed =
        register
            .find(keeper, FactForm.text(id))
            .map(history -> AgreementForm.after(history.latest()))
            .orElseGet(AgreementForm::new)
            .from(views.source(keeper), keeper.displayName());
    return form(keeper, typed, Optional.empty());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response register(@BeanParam AgreementForm typed) {
    Actor keeper = keeper();
    Agreement version;
    try {
      version = typed.agreement();
    } catch (IllegalArgumentException refused) {
      return again(keeper, typed, 400, refused.getMessage());
    }
    return switch (register.register(keeper, version)) {
      case RegisterOutcome.Recorded _ -> to(version.id(), "registered");
      case RegisterOutcome.Unchanged _ -> to(version.id(), "unchanged");
      case RegisterOutcome.Unknown _ -> throw Problem.notFound();
      case RegisterOutcome.NotAllowed(String why) -> again(keeper, typed, 403, why);
      case RegisterOutcome.Invalid(String why) -> again(keeper, typed, 400, why);
      case RegisterOutcome.Conflict(String why) -> again(keeper, typed, 409, why);
    };
  }

  @GET
  @Path("{id}")
  public TemplateInstance agreement(@PathParam("id") String id, @QueryParam("done") String done) {
    Actor reader = visit.person();
    return page(
        reader,
        find(reader, id),
        "",
        switch (done == null ? "" : done) {
          case "registered" -> "The version is on record.";
          case "unchanged" -> "The register says so already; nothing was changed.";
          case "accepted" -> "The acceptance is on record.";
          default -> "";
        },
        Optional.empty());
  }

  @POST
  @Path("{id}/acceptances")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response accept(
      @PathParam("id") String id,
      @FormParam("version") String version,
      @FormParam("party") String party,
      @FormParam("evidence") String evidence) {
    Actor actor = visit.person();
    AgreementHistory history = find(actor, id);
    String proof = FactForm.text(evidence);
    boolean personal = FactForm.text(party).isEmpty();
    Optional<RorId> onBehalfOf = RorId.parse(FactForm.text(party));
    if (!personal && onBehalfOf.isEmpty()) {
      return again(actor, history, proof, 400, "Choose an organisation.");
    }
    if (proof.length() > 500) {
      return again(actor, history, proof, 400, "The evidence has at most 500 characters.");
    }
    return switch (register.accept(
        actor,
        history.id(),
        FactForm.text(version),
        onBehalfOf,
        Optional.of(proof).filter(text -> !text.isEmpty()))) {
      case RegisterOutcome.Recorded _ -> to(history.id(), "accepted");
      case RegisterOutcome.Unchanged _ -> to(history.id(), "unchanged");
      case RegisterOutcome.Unknown _ -> throw Problem.notFound();
      case RegisterOutcome.NotAllowed(String why) -> again(actor, history, proof, 403, why);
      case RegisterOutcome.Invalid(String why) -> again(actor, history, proof, 400, why);
      case RegisterOutcome.Conflict(String why) -> again(actor, history, proof, 409, why);
    };
  }

  private TemplateInstance page(
      Actor reader,
      AgreementHistory history,
      String evidence,
      String done,
      Optional<String> trouble) {
    AgreementViews.Whole whole = views.whole(reader, history, clock.instant());
    return new OneAgreement(
        frames.of(reader, whole.counting().title()),
        whole,
        views.signers(reader, history, clock.instant()),
        views.mayAcceptInPerson(reader, history, clock.instant()),
        register.mayKeep(reader),
        evidence,
        done,
        trouble);
  }

  private Response again(
      Actor reader, AgreementHistory history, String evidence, int status, String why) {
    return Response.status(status)
        .entity(page(reader, history, evidence, "", Optional.of(FactForm.sentence(why))))
        .build();
  }

  private Response again(Actor keeper, AgreementForm typed, int status, String why) {
    return Response.status(status)
        .entity(form(keeper, typed, Optional.of(FactForm.sentence(why))))
        .build();
  }

  private TemplateInstance form(Actor keeper, AgreementForm typed, Optional<String> trouble) {
    boolean another = register.find(keeper, typed.id()).isPresent();
    return new NewVersion(
        frames.of(keeper, another ? "Add a version" : "Add an agreement"), typed, trouble);
  }

  private AgreementHistory find(Actor reader, String id) {
    return register.find(reader, id).orElseThrow(Problem::notFound);
  }

  private Actor keeper() {
    Actor actor = visit.person();
    Audience.demand(register.mayKeep(actor), "Agreements are registered by the programme office.");
    return actor;
  }

  private Response to(String id, String done) {
    return Response.seeOther(
            URI.create(address.url() + "/registers/agreements/" + id + "?done=" + done))
        .build();
  }
}
