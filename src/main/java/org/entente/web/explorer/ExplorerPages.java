package org.entente.web.explorer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.policy.Action;
import org.entente.policy.Explorations;
import org.entente.policy.Inquiry;
import org.entente.policy.Purpose;
import org.entente.search.Search;
import org.entente.search.SearchQuery;
import org.entente.search.SearchResult;
import org.entente.web.Choices;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Titles;
import org.entente.web.Visit;
import org.entente.web.Words;

/** Asks whether somebody could do something, and shows what each rule made of it. */
@Path("/policies/explorer")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ExplorerPages {
  private static final int MOST_OFFERED = 8;

  private final Explorations explorations;
  private final Search search;
  private final Titles titles;
  private final Frames frames;
  private final Visit visit;

  ExplorerPages(
      Explorations explorations, Search search, Titles titles, Frames frames, Visit visit) {
    this.explorations = explorations;
    this.search = search;
    this.titles = titles;
    this.frames = frames;
    this.visit = visit;
  }

  /**
   * @param others whether the reader may ask about anyone else
   * @param problem what is wrong with the question; empty if nothing is
   * @param people whom a name may have meant
   * @param datasets what a text may have meant
   */
  @CheckedTemplate(basePath = "explorer")
  record Explorer(
      Frame frame,
      Asked asked,
      boolean others,
      List<Choices.Option> personas,
      List<Choices.Option> actions,
      List<Choices.Option> purposes,
      String problem,
      List<Offer> people,
      List<Offer> datasets,
      Optional<Shown.Result> result)
      implements TemplateInstance {}

  /** One thing that a text may have meant, with the question that means it. */
  public record Offer(String label, String about, String href) {}

  @GET
  public TemplateInstance explorer(@BeanParam Asked asked) {
    Actor reader = visit.person();
    boolean others = explorations.asksAboutOthers(reader);
    if (asked.dataset().isEmpty()) {
      return page(reader, asked, others, "", List.of(), List.of(), Optional.empty());
    }
    List<Offer> people =
        others && asked.namesSomebody()
            ? explorations.people(reader, asked.who()).stream()
                .map(found -> offer(asked, found))
                .toList()
            : List.of();
    List<Offer> datasets = asked.datasetId().isEmpty() ? offers(reader, asked) : List.of();
    Optional<String> problem = asked.problem();
    if (problem.isPresent()) {
      return page(reader, asked, others, problem.get(), people, datasets, Optional.empty());
    }
    if (asked.namesSomebody() || asked.datasetId().isEmpty()) {
      boolean nothing =
          asked.namesSomebody() && people.isEmpty()
              || asked.datasetId().isEmpty() && datasets.isEmpty();
      return page(
          reader,
          asked,
          others,
          nothing ? "Nobody, or no dataset, that you may ask about is called so." : "",
          people,
          datasets,
          Optional.empty());
    }
    return switch (explorations.explore(reader, asked.inquiry())) {
      case Explorations.Explored.Missing() ->
          page(
              reader,
              asked,
              others,
              "There is no such person or dataset that you may ask about.",
              people,
              datasets,
              Optional.empty());
      case Explorations.Explored.Found found ->
          page(
              reader,
              asked,
              others,
              "",
              people,
              datasets,
              Optional.of(
                  Shown.of(found.exploration(), asked.isAboutThen(), title(reader, asked))));
    };
  }

  private Titles.Title title(Actor reader, Asked asked) {
    DatasetId id = asked.datasetId().orElseThrow();
    return titles.of(reader, Set.of(id)).get(id);
  }

  private static Offer offer(Asked asked, ActorRef found) {
    return new Offer(found.name(), found.id(), asked.with("who", found.id()));
  }

  private List<Offer> offers(Actor reader, Asked asked) {
    SearchQuery query =
        new SearchQuery(
            asked.dataset(),
            Map.of(),
            List.of(),
            SearchQuery.Sort.RELEVANCE,
            MOST_OFFERED,
            Optional.empty());
    return search.search(reader, query).items().stream().map(hit -> offer(asked, hit)).toList();
  }

  private static Offer offer(Asked asked, SearchResult.Hit hit) {
    return new Offer(
        hit.title(),
        hit.ownerName().orElse(hit.owner().value()) + ", " + hit.identifier(),
        asked.with("dataset", hit.id().toString()));
  }

  private Explorer page(
      Actor reader,
      Asked asked,
      boolean others,
      String problem,
      List<Offer> people,
      List<Offer> datasets,
      Optional<Shown.Result> result) {
    Choices personas = Choices.of(asked.persona()).option("", "nobody: a real person, or me");
    List<String> names = explorations.personas(reader);
    names.forEach(name -> personas.option(name, name));
    Choices actions = Choices.of(asked.action());
    Inquiry.ACTIONS.stream()
        .sorted()
        .forEach(action -> actions.option(action.word(), Words.sentence(words(action))));
    Choices purposes = Choices.of(asked.purpose());
    for (Purpose purpose : Purpose.values()) {
      purposes.option(purpose.word(), Words.sentence(Words.purpose(purpose)));
    }
    return new Explorer(
        frames.of(reader, "Decision explorer"),
        asked,
        others,
        names.isEmpty() ? List.of() : personas.list(),
        actions.list(),
        purposes.list(),
        problem,
        people,
        datasets,
        result);
  }

  static String words(Action action) {
    return switch (action) {
      case DISCOVER -> "see that it exists";
      case READ_METADATA -> "read the record";
      case REQUEST -> "ask for the data";
      case RECEIVE -> "receive the data";
      case COMPUTE -> "compute in place";
      case TRAIN -> "train models";
      case RELEASE_MODEL -> "release a model";
      case STEWARD -> "steward it";
      case CURATE -> "curate it";
      case AUDIT -> "audit it";
      case APPROVE -> "approve";
      case DUTY -> "owe a duty";
    };
  }
}
