package org.entente.web.request;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;

/** The form by which one asks for datasets; it writes the request and sends it in one go. */
@Path("/requests")
@Produces(MediaType.TEXT_HTML)
public class AskPages {
  private final Asking asking;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  AskPages(Asking asking, Frames frames, Visit visit, PublicAddress address) {
    this.asking = asking;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  @CheckedTemplate(basePath = "request")
  record New(Frame frame, AskForm form) implements TemplateInstance {}

  @GET
  @Path("/new")
  @Blocking
  public TemplateInstance form(
      @QueryParam("dataset") List<String> datasets,
      @QueryParam("purpose") String purpose,
      @QueryParam("justification") String justification,
      @QueryParam("days") String days) {
    Actor person = visit.person();
    return page(
        person,
        asking.form(person, AskForm.Typed.of(datasets, purpose, justification, days, List.of())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Blocking
  public Response send(
      @FormParam("dataset") List<String> datasets,
      @FormParam("purpose") String purpose,
      @FormParam("justification") String justification,
      @FormParam("days") String days,
      @FormParam("terms") List<String> terms) {
    Actor person = visit.person();
    AskForm.Typed typed = AskForm.Typed.of(datasets, purpose, justification, days, terms);
    return switch (asking.send(person, typed)) {
      case Asking.Sent.Done(var id) ->
          Response.seeOther(URI.create(address.url() + "/requests/" + id)).build();
      case Asking.Sent.Unknown _ -> throw Problem.notFound();
      case Asking.Sent.Refused(int status, String trouble, List<AskForm.Rule> rules) ->
          Response.status(status)
              .entity(page(person, asking.form(person, typed).with(trouble, rules)))
              .build();
    };
  }

  private TemplateInstance page(Actor person, AskForm form) {
    return new New(frames.of(person, "Request access"), form);
  }
}
