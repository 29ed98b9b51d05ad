package org.entente.web.policies.impact;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entente.http.PublicAddress;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.policy.impact.Impact;
import org.entente.policy.impact.ImpactJob;
import org.entente.policy.impact.Impacts;
import org.entente.policy.impact.Level;
import org.entente.policy.impact.Turn;
import org.entente.web.Audience;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Titles;
import org.entente.web.Visit;
import org.entente.web.Words;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a draft would change. */
@Path("/policies/impacts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ImpactPages {
  private static final int PAGE = 50;

  private final Impacts impacts;
  private final Titles titles;
  private final Frames frames;
  private final Visit visit;
  private final PublicAddress address;

  ImpactPages(Impacts impacts, Titles titles, Frames frames, Visit visit, PublicAddress address) {
    this.impacts = impacts;
    this.titles = titles;
    this.frames = frames;
    this.visit = visit;
    this.address = address;
  }

  @CheckedTemplate(basePath = "impact")
  record Preview(Frame frame, ImpactView preview) implements TemplateInstance {}

  /**
   * @param unnamed what is said of datasets that are not listed; blank if there are none
   */
  @CheckedTemplate(basePath = "impact")
  record Datasets(
      Frame frame,
      String back,
      String title,
      String whose,
      List<Line> lines,
      String unnamed,
      Optional<String> next,
      Optional<String> first)
      implements TemplateInstance {}

  record Line(String href, String title, String owner) {}

  @GET
  @Path("{id}")
  public TemplateInstance preview(@PathParam("id") String id) {
    Actor reader = author();
    ImpactJob job =
        uuid(id).flatMap(known -> impacts.find(reader, known)).orElseThrow(Problem::notFound);
    List<DatasetId> endings =
        job.impact().stream()
            .flatMap(impact -> impact.grants().listed().stream())
            .map(Impact.Ending::dataset)
            .toList();
    Map<DatasetId, Titles.Title> named = endings.isEmpty() ? Map.of() : titles.of(reader, endings);
    return new Preview(frames.of(reader, "Impact of a draft"), ImpactView.of(job, named));
  }

  @POST
  @Path("{id}/cancel")
  public RestResponse<TemplateInstance> cancel(@PathParam("id") String id) {
    Actor reader = author();
    ImpactJob job =
        uuid(id).flatMap(known -> impacts.cancel(reader, known)).orElseThrow(Problem::notFound);
    return ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
        .location(URI.create(address.url() + "/policies/impacts/" + job.id()))
        .build();
  }

  @GET
  @Path("{id}/datasets")
  public TemplateInstance datasets(
      @PathParam("id") String id,
      @QueryParam("row") String row,
      @QueryParam("level") String level,
      @QueryParam("turn") String turn,
      @QueryParam("after") String after) {
    Actor reader = author();
    UUID known = uuid(id).orElseThrow(Problem::notFound);
    Impact impact =
        impacts.find(reader, known).flatMap(ImpactJob::impact).orElseThrow(Problem::notFound);
    Impact.Row whose =
        java.util.stream.Stream.of(impact.personas(), impact.people(), impact.partners())
            .flatMap(List::stream)
            .filter(each -> each.key().equals(row))
            .findFirst()
            .orElseThrow(Problem::notFound);
    Impacts.Asked asked =
        new Impacts.Asked(
            row, word(Level.values(), Level::word, level), word(Turn.values(), Turn::word, turn));
    String title =
        whose.changes().stream()
            .filter(each -> each.level() == asked.level() && each.turn() == asked.turn())
            .map(ImpactWords::change)
            .findFirst()
            .orElseThrow(Problem::notFound);
    Optional<DatasetId> from = DatasetId.parse(after == null ? "" : after);
    Impacts.Datasets found =
        impacts.datasets(reader, known, asked, from, PAGE).orElseThrow(Problem::notFound);
    String back = "/policies/impacts/" + known;
    String here =
        back
            + "/datasets?row=%s&level=%s&turn=%s"
                .formatted(row, asked.level().word(), asked.turn().word());
    return new Datasets(
        frames.of(reader, "Datasets of an impact"),
        back,
        Words.sentence(title),
        whose.name(),
        found.items().stream()
            .map(
                each ->
                    new Line("/datasets/" + each.id(), each.title(), titles.owner(each.owner())))
            .toList(),
        found.unnamed() == 0
            ? ""
            : Words.sentence(
                Words.count(
                    found.unnamed(),
                    "further dataset is not listed, since you may not see it.",
                    "further datasets are not listed, since you may not see them.")),
        found.next().map(next -> here + "&after=" + next),
        from.map(_ -> here));
  }

  private Actor author() {
    Actor actor = visit.person();
    Audience.demand(
        impacts.admits(actor),
        "Previews are for administrators, programme officers and stewards, in person.");
    return actor;
  }

  private static <T> T word(T[] values, Function<T, String> words, String given) {
    return Arrays.stream(values)
        .filter(value -> words.apply(value).equals(given))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private static Optional<UUID> uuid(String id) {
    return DatasetId.parse(id).map(DatasetId::value);
  }
}
