package org.entente.web.policies;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.kernel.Problem;
import org.entente.kernel.RorId;
import org.entente.policy.Bundle;
import org.entente.policy.Bundle.PolicySummary;
import org.entente.policy.Bundles;
import org.entente.policy.Decisions;
import org.entente.policy.publishing.DraftRights;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Visit;
import org.entente.web.Words;

/** The active bundle, rule by rule. */
@Path("/policies")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PolicyPages {
  private final Decisions decisions;
  private final Bundles bundles;
  private final Catalog catalog;
  private final Frames frames;
  private final Visit visit;

  PolicyPages(Decisions decisions, Bundles bundles, Catalog catalog, Frames frames, Visit visit) {
    this.decisions = decisions;
    this.bundles = bundles;
    this.catalog = catalog;
    this.frames = frames;
    this.visit = visit;
  }

  @CheckedTemplate(basePath = "policies")
  record Policies(
      Frame frame,
      String hash,
      String count,
      List<Group> groups,
      boolean drafts,
      boolean history,
      List<String> waiting)
      implements TemplateInstance {}

  /**
   * One rule.
   *
   * @param file where it stands; empty for readers who may not draft changes of it
   */
  @CheckedTemplate(basePath = "policies")
  record RulePage(Frame frame, String owner, Rule rule, Optional<String> file)
      implements TemplateInstance {}

  /** One owner's rules. */
  record Group(String id, String owner, String about, List<Rule> rules) {}

  /**
   * @param text as it is written; empty for readers who need only know what it does
   */
  record Rule(
      String id,
      String href,
      String title,
      String reason,
      String effect,
      String tone,
      String actions,
      Optional<List<CedarText.Piece>> text) {}

  @GET
  public TemplateInstance policies() {
    Actor reader = visit.person();
    Bundle bundle = decisions.bundle();
    Map<RorId, Organisation> organisations =
        catalog.organisations().stream()
            .collect(Collectors.toMap(Organisation::id, Function.identity()));
    Map<Optional<RorId>, List<PolicySummary>> byOwner =
        bundle.policies().stream().collect(Collectors.groupingBy(PolicySummary::owner));
    List<Group> groups =
        byOwner.entrySet().stream()
            .map(each -> group(each.getKey(), each.getValue(), organisations, reader))
            .sorted(
                Comparator.comparing((Group group) -> !group.id().equals("consortium"))
                    .thenComparing(Group::owner))
            .toList();
    return new Policies(
        frames.of(reader, "Policies"),
        bundle.hash(),
        Words.sentence(Words.count(bundle.policies().size(), "rule", "rules")),
        groups,
        DraftRights.drafts(reader),
        DraftRights.readsHistory(reader),
        DraftRights.readsHistory(reader) ? waiting(reader) : List.of());
  }

  @GET
  @Path("rules/{owner}/{name}")
  public TemplateInstance rule(@PathParam("owner") String owner, @PathParam("name") String name) {
    Actor reader = visit.person();
    PolicySummary policy =
        decisions.bundle().policies().stream()
            .filter(each -> each.id().equals(owner + "/" + name))
            .findFirst()
            .orElseThrow(Problem::notFound);
    String whose =
        policy
            .owner()
            .map(ror -> catalog.organisation(ror).map(Organisation::name).orElse(ror.value()))
            .orElse("The consortium");
    return new RulePage(
        frames.of(reader, policy.title()), whose, rule(policy, reader), file(policy, reader));
  }

  /** The file to open in a draft; the name stands there in an annotation. */
  private Optional<String> file(PolicySummary policy, Actor reader) {
    String folder = policy.owner().map(DraftRights::folder).orElse("consortium/");
    return bundles.current().files().texts().entrySet().stream()
        .filter(file -> file.getKey().startsWith(folder))
        .filter(file -> file.getValue().contains(policy.text()))
        .map(Map.Entry::getKey)
        .filter(path -> DraftRights.writes(reader, path))
        .findFirst();
  }

  /** Files in the broker's folder that have changed and decide nothing yet. */
  private List<String> waiting(Actor reader) {
    return bundles.changedInFolder().stream()
        .filter(path -> DraftRights.reads(reader, path))
        .toList();
  }

  private static Group group(
      Optional<RorId> owner,
      List<PolicySummary> policies,
      Map<RorId, Organisation> organisations,
      Actor reader) {
    List<Rule> rules =
        policies.stream()
            .sorted(Comparator.comparing(PolicySummary::title))
            .map(each -> rule(each, reader))
            .toList();
    return owner
        .map(
            ror ->
                new Group(
                    ror.value().substring(ror.value().lastIndexOf('/') + 1),
                    Optional.ofNullable(organisations.get(ror))
                        .map(Organisation::name)
                        .orElse(ror.value()),
                    "Rules of this owner; they speak of its own datasets only.",
                    rules))
        .orElseGet(
            () ->
                new Group(
                    "consortium",
                    "The consortium",
                    "Shared rules. What they forbid no owner can allow.",
                    rules));
  }

  private static Rule rule(PolicySummary policy, Actor reader) {
    boolean permit = policy.effect().equals("permit");
    return new Rule(
        policy.id(),
        "/policies/rules/" + policy.id(),
        policy.title(),
        policy.reason(),
        permit ? "permits" : "forbids",
        permit ? "ok" : "no",
        policy.actions().stream().map(PolicyPages::action).collect(Collectors.joining(", ")),
        policy.textIsOpenTo(reader)
            ? Optional.of(CedarText.pieces(policy.text()))
            : Optional.empty());
  }

  private static String action(String word) {
    return switch (word) {
      case "discover" -> "see that it exists";
      case "readMetadata" -> "read the record";
      case "releaseModel" -> "release a model";
      case "compute" -> "compute in place";
      case "train" -> "train models";
      case "duty" -> "duties and lifetimes";
      default -> word;
    };
  }
}
