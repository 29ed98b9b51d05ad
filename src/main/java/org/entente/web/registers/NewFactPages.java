package org.entente.web.registers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Attribute;
import org.entente.identity.RegisterEntry;
import org.entente.identity.RegisterOutcome;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Registrar;
import org.entente.kernel.Problem;
import org.entente.kernel.RorId;
import org.entente.web.AttributeWords;
import org.entente.web.Audience;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.Words;

/** Adding a fact: first which, then its value and provenance. */
@Path("/registers")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class NewFactPages {
  private final Registrar registrar;
  private final Actors actors;
  private final FactSearch search;
  private final RegisterWords words;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;
  private final Clock clock;

  NewFactPages(
      Registrar registrar,
      Actors actors,
      FactSearch search,
      RegisterWords words,
      Frames frames,
      Visit visit,
      PublicAddress address,
      Clock clock) {
    this.registrar = registrar;
    this.actors = actors;
    this.search = search;
    this.words = words;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "registers")
  record ChooseFact(Frame frame, String actor, List<Choices.Option> attributes)
      implements TemplateInstance {}

  /**
   * @param values what may be chosen as its value; empty where it is typed
   * @param manyLines whether the value is a list, one on each line
   */
  @CheckedTemplate(basePath = "registers")
  record NewFact(
      Frame frame,
      String attribute,
      String name,
      List<Choices.Option> values,
      boolean manyLines,
      String expects,
      boolean sensitive,
      FactForm typed,
      Optional<String> trouble)
      implements TemplateInstance {}

  @GET
  @Path("facts/new")
  public TemplateInstance add(
      @QueryParam("attribute") String word, @QueryParam("actor") String actor) {
    Actor registrant = registrant();
    Optional<Attribute> attribute = assertable(registrant, word);
    if (attribute.isEmpty()) {
      return new ChooseFact(
          frames.of(registrant, "Add a fact"),
          FactForm.text(actor),
          search.attributes(registrant, "").stream()
              .filter(option -> !option.value().isEmpty())
              .toList());
    }
    return form(
        registrant, attribute.get(), likely(registrant, attribute.get(), actor), Optional.empty());
  }

  @POST
  @Path("facts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response register(@BeanParam FactForm typed) {
    Actor registrant = registrant();
    Attribute attribute = assertable(registrant, typed.attribute).orElseThrow(Problem::notFound);
    RegisteredFact fact;
    try {
      fact = typed.fact(attribute, subject(typed), clock.instant());
    } catch (IllegalArgumentException refused) {
      return again(registrant, attribute, typed, 400, refused.getMessage());
    }
    return switch (registrar.register(registrant, fact)) {
      case RegisterOutcome.Recorded(long id) -> to(id, "registered");
      case RegisterOutcome.Unchanged _ -> to(latest(registrant, fact), "unchanged");
      case RegisterOutcome.Unknown _ -> throw Problem.notFound();
      case RegisterOutcome.NotAllowed(String why) -> again(registrant, attribute, typed, 403, why);
      case RegisterOutcome.Invalid(String why) -> again(registrant, attribute, typed, 400, why);
      case RegisterOutcome.Conflict(String why) -> again(registrant, attribute, typed, 409, why);
    };
  }

  /** A slip of the pen must not vouch for somebody who does not exist. */
  private String subject(FactForm typed) {
    String asked = FactForm.bounded("account", typed.actor(), 512);
    String id = words.actorId(asked);
    if (!asked.contains("#") && actors.find(id).isEmpty()) {
      throw new IllegalArgumentException(
          "no account of that name has signed in here; before its first sign-in an account is named"
              + " by its full id");
    }
    return id;
  }

  private long latest(Actor registrant, RegisteredFact fact) {
    return registrar.history(registrant, fact.actorId(), fact.attribute()).stream()
        .filter(entry -> entry.source().equals(fact.source()))
        .findFirst()
        .map(RegisterEntry::id)
        .orElseThrow(Problem::notFound);
  }

  /** An office names itself as the source, so that no two offices share one. */
  private FactForm likely(Actor registrant, Attribute attribute, String actor) {
    Optional<String> office = registrar.office(registrant, attribute).map(Words::role);
    Optional<String> own = registrant.org().map(RorId::value);
    return FactForm.of(
        actor,
        attribute.namesOrganisations() && office.isPresent() ? own.orElse("") : "",
        office
            .map(
                role ->
                    registrant.org().map(org -> role + ", " + words.organisation(org)).orElse(role))
            .map(Words::sentence)
            .orElse(""),
        registrant.displayName());
  }

  private Optional<Attribute> assertable(Actor registrant, String word) {
    return Attribute.parse(FactForm.text(word)).filter(registrar.assertable(registrant)::contains);
  }

  private Response again(
      Actor registrant, Attribute attribute, FactForm typed, int status, String why) {
    return Response.status(status)
        .entity(form(registrant, attribute, typed, Optional.of(FactForm.sentence(why))))
        .build();
  }

  private TemplateInstance form(
      Actor registrant, Attribute attribute, FactForm typed, Optional<String> trouble) {
    String name = Words.sentence(AttributeWords.name(attribute.word()));
    return new NewFact(
        frames.of(registrant, "Add a fact: " + name),
        attribute.word(),
        name,
        values(attribute, typed.value()),
        attribute.form() == Attribute.Form.NAMES,
        Words.sentence(Words.quoted(attribute.expects())),
        attribute.isSensitive(),
        typed,
        trouble);
  }

  private static List<Choices.Option> values(Attribute attribute, String chosen) {
    if (attribute.form() == Attribute.Form.FLAG) {
      return Choices.of(chosen).option("", "choose").option("yes", "yes").option("no", "no").list();
    }
    return attribute == Attribute.PARTY_SCREENING
        ? Choices.of(chosen)
            .option("", "choose")
            .option("clear", "clear: on no list")
            .option("hit", "hit: found on a list")
            .list()
        : List.of();
  }

  private Actor registrant() {
    Actor actor = visit.person();
    Audience.demand(
        registrar.isFor(actor), "The register of facts is for the offices that assert them.");
    return actor;
  }

  private Response to(long id, String done) {
    return Response.seeOther(URI.create(address.url() + "/registers/facts/" + id + "?done=" + done))
        .build();
  }
}
