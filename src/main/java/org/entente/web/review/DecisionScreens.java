package org.entente.web.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.grant.Grant;
import org.entente.grant.Grants;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest;
import org.entente.request.Review;
import org.entente.web.Words;
import org.entente.web.review.DecisionScreen.Choice;
import org.entente.web.review.DecisionScreen.Given;
import org.entente.web.review.DecisionScreen.HeldGrant;
import org.entente.web.review.DecisionScreen.Part;
import org.entente.web.review.DecisionScreen.Title;

/** Puts one request on the screen of one decider. */
@ApplicationScoped
class DecisionScreens {
  private static final int MOST_GRANTS = 50;

  private final Actors actors;
  private final Catalog catalog;
  private final Grants grants;
  private final DecidersTitles titlesFor;
  private final RequesterWords requesters;
  private final Clock clock;

  DecisionScreens(
      Actors actors,
      Catalog catalog,
      Grants grants,
      DecidersTitles titlesFor,
      RequesterWords requesters,
      Clock clock) {
    this.actors = actors;
    this.catalog = catalog;
    this.grants = grants;
    this.titlesFor = titlesFor;
    this.requesters = requesters;
    this.clock = clock;
  }

  /**
   * @param chosen the approval that was about to be given, as the form sends it; blank for none
   */
  DecisionScreen of(Actor decider, Review review, String chosen) {
    AccessRequest request = review.request();
    Instant now = clock.instant();
    Optional<Actor> requester = actors.find(request.requester().id());
    Map<DatasetId, Title> titles = titlesFor.of(decider, request);
    Map<RorId, Organisation> organisations =
        catalog.organisations().stream()
            .collect(Collectors.toMap(Organisation::id, Function.identity()));
    FindingWords words =
        new FindingWords(
            request,
            titles,
            organisations,
            requester.map(each -> RequesterWords.names(each, "agreements", now)).orElse(Set.of()),
            requester.map(each -> RequesterWords.names(each, "training", now)).orElse(Set.of()),
            now);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < review.parts().size(); i++) {
      parts.add(part(request.parts().get(i), review.parts().get(i), words, i));
    }
    return new DecisionScreen(
        "/queue/" + request.id(),
        title(request, titles),
        RequestWords.state(request.state()),
        requesters.of(request, requester, now),
        GovernanceWords.purposeOf(request.purpose()),
        request.justification(),
        request.days(),
        request.submittedAt().orElse(request.createdAt()),
        parts,
        request.parts().stream().anyMatch(part -> isOpen(part)),
        choices(review, organisations, chosen),
        others(review),
        held(decider, request),
        HistoryWords.of(request, actors));
  }

  private static boolean isOpen(AccessRequest.Part part) {
    return part.state() == AccessRequest.State.SUBMITTED;
  }

  private static String title(AccessRequest request, Map<DatasetId, Title> titles) {
    List<DatasetId> ids =
        request.parts().stream().flatMap(part -> part.datasets().stream()).toList();
    String first = titles.get(ids.getFirst()).text();
    return ids.size() == 1
        ? first
        : first + " and " + Words.count(ids.size() - 1, "other dataset", "other datasets");
  }

  private Part part(AccessRequest.Part part, Review.Part review, FindingWords words, int index) {
    Optional<Organisation> owner = Optional.ofNullable(words.organisations().get(part.owner()));
    return new Part(
        "part-" + (index + 1),
        owner.map(Organisation::shortName).orElse(part.owner().value()),
        owner.map(Organisation::name).orElse(part.owner().value()),
        RequestWords.state(part.state()),
        part.until(),
        part.approvals().stream()
            .map(
                each ->
                    new Given(
                        GovernanceWords.approvalOf(each.approval()),
                        actors.displayName(each.by()),
                        each.at()))
            .toList(),
        isOpen(part) ? review.findings().stream().map(words::of).toList() : settled(part, words),
        review.gone().size());
  }

  /** Where nothing is to be decided any more, the datasets alone. */
  private static List<DecisionScreen.Finding> settled(AccessRequest.Part part, FindingWords words) {
    return List.of(
        new DecisionScreen.Finding(
            part.datasets().stream().map(words.titles()::get).toList(),
            List.of(),
            "quiet",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private static List<Choice> choices(
      Review review, Map<RorId, Organisation> organisations, String chosen) {
    boolean several = review.parts().size() > 1;
    List<Choice> choices = new ArrayList<>();
    for (Review.Part part : review.parts()) {
      for (Approval approval : part.mayGive().stream().sorted().toList()) {
        String value = approval.word() + " " + part.owner();
        String label =
            GovernanceWords.approvalOf(approval)
                + (several
                    ? " for "
                        + Optional.ofNullable(organisations.get(part.owner()))
                            .map(Organisation::shortName)
                            .orElse(part.owner().value())
                    : "");
        choices.add(new Choice("give-" + (choices.size() + 1), value, label, value.equals(chosen)));
      }
    }
    if (choices.size() == 1 || choices.stream().noneMatch(Choice::chosen) && !choices.isEmpty()) {
      Choice first = choices.getFirst();
      choices.set(0, new Choice(first.id(), first.value(), first.label(), true));
    }
    return choices;
  }

  private static String others(Review review) {
    Set<Approval> outstanding = new HashSet<>();
    review.request().parts().forEach(part -> outstanding.addAll(part.approvalsNeeded()));
    review.parts().forEach(part -> outstanding.removeAll(part.mayGive()));
    return outstanding.isEmpty()
        ? ""
        : Words.and(outstanding.stream().sorted().map(Words::approval).toList());
  }

  private List<HeldGrant> held(Actor decider, AccessRequest request) {
    List<Grant> found = grants.stewardedOf(decider, request.requester(), MOST_GRANTS);
    Map<DatasetId, String> titles =
        catalog.findAll(found.stream().map(Grant::dataset).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(Dataset::id, each -> each.metadata().title()));
    return found.stream()
        .map(
            grant ->
                new HeldGrant(
                    "/stewardship/" + grant.id(),
                    titles.getOrDefault(grant.dataset(), "A dataset that is no longer there"),
                    Words.purpose(grant.purpose()),
                    RequestWords.state(grant.state()),
                    grant.expiresAt()))
        .toList();
  }
}
