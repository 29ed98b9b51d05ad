package org.entente.web.registers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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
import java.util.List;
import java.util.Optional;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.identity.RegisterEntry;
import org.entente.identity.RegisterOutcome;
import org.entente.identity.Registrar;
import org.entente.kernel.Problem;
import org.entente.web.Audience;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.registers.RegisterView.FactRow;

/** The register of facts: finding statements, one with its history, taking one back. */
@Path("/registers")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class FactPages {
  private final Registrar registrar;
  private final FactSearch search;
  private final RegisterWords words;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  FactPages(
      Registrar registrar,
      FactSearch search,
      RegisterWords words,
      Frames frames,
      Visit visit,
      PublicAddress address) {
    this.registrar = registrar;
    this.search = search;
    this.words = words;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  /**
   * @param asked as it was typed
   * @param add where a fact is added, about the person asked for if there is one
   */
  @CheckedTemplate(basePath = "registers")
  record Facts(
      Frame frame,
      String asked,
      List<Choices.Option> attributes,
      List<Choices.Option> organisations,
      List<Choices.Option> periods,
      List<FactRow> rows,
      Optional<String> next,
      Optional<String> first,
      String add)
      implements TemplateInstance {}

  /**
   * @param done what was just done to it; empty where nothing was
   */
  @CheckedTemplate(basePath = "registers")
  record OneFact(Frame frame, FactRow fact, List<FactRow> history, String done)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "registers")
  record Withdraw(Frame frame, FactRow fact, String reason, Optional<String> trouble)
      implements TemplateInstance {}

  @GET
  public TemplateInstance facts(
      @QueryParam("actor") String actor,
      @QueryParam("attribute") String attribute,
      @QueryParam("organisation") String organisation,
      @QueryParam("expiring") String expiring,
      @QueryParam("cursor") String cursor) {
    Actor reader = registrant();
    FactSearch.Found found =
        search.find(reader, new FactSearch.Asked(actor, attribute, organisation, expiring), cursor);
    return new Facts(
        frames.of(reader, "Registers: facts"),
        found.asked().actor(),
        search.attributes(reader, found.asked().attribute()),
        search.organisations(found.asked().organisation()),
        FactSearch.periods(found.asked().expiring()),
        found.rows().stream().map(words::row).toList(),
        found.next(),
        found.first(),
        "/registers/facts/new" + found.asked().person());
  }

  @GET
  @Path("facts/{id:[0-9]{1,18}}")
  public TemplateInstance fact(@PathParam("id") long id, @QueryParam("done") String done) {
    Actor reader = registrant();
    RegisterEntry entry = registrar.find(reader, id).orElseThrow(Problem::notFound);
    FactRow row = words.row(entry);
    return new OneFact(
        frames.of(reader, row.attribute() + " of " + row.person()),
        row,
        registrar.history(reader, entry.actorId(), entry.attribute()).stream()
            .map(words::row)
            .toList(),
        switch (done == null ? "" : done) {
          case "registered" -> "It is on record and counts from now on.";
          case "unchanged" -> "The register says so already; nothing was changed.";
          case "withdrawn" -> "It counts no more.";
          default -> "";
        });
  }

  @GET
  @Path("facts/{id:[0-9]{1,18}}/withdraw")
  public TemplateInstance confirm(@PathParam("id") long id) {
    Actor reader = registrant();
    return withdrawal(reader, changeable(reader, id), "", Optional.empty());
  }

  @POST
  @Path("facts/{id:[0-9]{1,18}}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(@PathParam("id") long id, @FormParam("reason") String reason) {
    Actor reader = registrant();
    RegisterEntry entry = registrar.find(reader, id).orElseThrow(Problem::notFound);
    return switch (registrar.withdraw(reader, id, reason)) {
      case RegisterOutcome.Recorded _, RegisterOutcome.Unchanged _ ->
          Response.seeOther(
                  URI.create(address.url() + "/registers/facts/" + id + "?done=withdrawn"))
              .build();
      case RegisterOutcome.Unknown _ -> throw Problem.notFound();
      case RegisterOutcome.NotAllowed(String why) -> again(reader, entry, reason, 403, why);
      case RegisterOutcome.Invalid(String why) -> again(reader, entry, reason, 400, why);
      case RegisterOutcome.Conflict(String why) -> again(reader, entry, reason, 409, why);
    };
  }

  private Response again(Actor reader, RegisterEntry entry, String reason, int status, String why) {
    return Response.status(status)
        .entity(
            withdrawal(reader, entry, FactForm.text(reason), Optional.of(FactForm.sentence(why))))
        .build();
  }

  private TemplateInstance withdrawal(
      Actor reader, RegisterEntry entry, String reason, Optional<String> trouble) {
    return new Withdraw(frames.of(reader, "Withdraw a fact"), words.row(entry), reason, trouble);
  }

  private RegisterEntry changeable(Actor reader, long id) {
    return registrar
        .find(reader, id)
        .filter(RegisterEntry::changeable)
        .orElseThrow(Problem::notFound);
  }

  private Actor registrant() {
    Actor actor = visit.person();
    Audience.demand(
        registrar.isFor(actor), "The register of facts is for the offices that assert them.");
    return actor;
  }
}
