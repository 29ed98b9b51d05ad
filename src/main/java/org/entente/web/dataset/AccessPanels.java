package org.entente.web.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Dataset;
import org.entente.grant.Grant;
import org.entente.grant.Grants;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.policy.Action;
import org.entente.policy.Explanation;
import org.entente.policy.Preflight;
import org.entente.policy.Preflight.Answer;
import org.entente.policy.Preflight.Verdict;
import org.entente.policy.Purpose;
import org.entente.policy.Way;
import org.entente.request.AccessRequest;
import org.entente.request.AccessRequest.State;
import org.entente.request.AccessRequests;
import org.entente.web.AttributeWords;
import org.entente.web.Choices;
import org.entente.web.Downloads;
import org.entente.web.SignInAgain;
import org.entente.web.Words;
import org.entente.web.dataset.AccessPanel.Due;
import org.entente.web.dataset.AccessPanel.Gap;
import org.entente.web.dataset.AccessPanel.Held;
import org.entente.web.dataset.AccessPanel.Other;
import org.entente.web.dataset.AccessPanel.Pending;
import org.entente.web.dataset.AccessPanel.Reason;
import org.entente.web.dataset.AccessPanel.Step;
import org.entente.web.dataset.AccessPanel.WayOut;

/** Words a preflight for the page of its dataset, with what the reader holds or asked already. */
@ApplicationScoped
public class AccessPanels {
  private static final Set<State> OPEN = Set.of(State.DRAFT, State.SUBMITTED, State.RETURNED);
  private static final int LATEST = 100;

  private final Grants grants;
  private final AccessRequests requests;
  private final Downloads downloads;

  AccessPanels(Grants grants, AccessRequests requests, Downloads downloads) {
    this.grants = grants;
    this.requests = requests;
    this.downloads = downloads;
  }

  public AccessPanel of(Actor reader, Dataset dataset, Purpose purpose, Preflight preflight) {
    Verdict receive = preflight.verdicts().get(Action.RECEIVE);
    if (reader.isAnonymous() && receive.answer() != Answer.ALLOW) {
      return unknown(purpose);
    }
    Optional<Grant> held = held(reader, dataset.id());
    boolean may = receive.answer() == Answer.ALLOW;
    boolean worthAsking = preflight.verdicts().get(Action.REQUEST).answer() != Answer.DENY;
    String ask = "/requests/new?dataset=" + dataset.id() + "&purpose=" + purpose.word();
    String here = here(dataset, purpose);
    List<Due> due = due(receive, held, here);
    return new AccessPanel(
        held.isPresent() ? "You hold a grant" : headline(receive.answer()),
        held.isPresent() ? "ok" : tone(receive.answer()),
        held.isPresent() ? "check-circle-fill" : icon(receive.answer()),
        held.isPresent()
            ? "It was given for " + Words.purpose(held.get().purpose()) + "."
            : explanation(receive, worthAsking, purpose),
        purposes(purpose),
        receive.answer() == Answer.ASK && held.isEmpty()
            ? Optional.of(Words.givers(receive.approvalsNeeded()))
            : Optional.empty(),
        held.isPresent() ? List.of() : reasons(receive),
        held.isPresent()
            ? List.of()
            : receive.missing().stream()
                .map(gap -> new Gap(AttributeWords.name(gap.attribute()), Explanation.remedy(gap)))
                .toList(),
        held.isPresent() ? List.of() : receive.ways().stream().map(way -> way(way, here)).toList(),
        due,
        others(preflight),
        due.stream().anyMatch(each -> !each.terms().isEmpty())
            ? List.of()
            : preflight.terms().stream().sorted().toList(),
        held.map(grant -> new Held(grant.id().toString(), grant.expiresAt())),
        worthAsking && !reader.isAnonymous() ? Optional.of(ask) : Optional.empty(),
        pending(reader, dataset.id()),
        false,
        held.isPresent() || may ? downloads.of(dataset) : Optional.empty());
  }

  /** What would show the whole record to a reader who sees its summary. */
  List<WayOut> toRead(Dataset dataset, Purpose purpose, Preflight preflight) {
    return preflight.verdicts().get(Action.READ_METADATA).ways().stream()
        .map(way -> way(way, "Then you may read the whole record.", here(dataset, purpose)))
        .toList();
  }

  private static String here(Dataset dataset, Purpose purpose) {
    return "/datasets/" + dataset.id() + "?purpose=" + purpose.word();
  }

  /** Of nobody nothing is known, so every rule would seem to stand in the way. */
  private static AccessPanel unknown(Purpose purpose) {
    return new AccessPanel(
        "Sign in to see what you may do",
        "quiet",
        "person-circle",
        "What holds for you follows from who you are: your organisation, its agreements, your"
            + " training. Whoever is not signed in cannot have this data.",
        purposes(purpose),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty());
  }

  private Optional<Grant> held(Actor reader, DatasetId dataset) {
    return grants.held(reader, 0, LATEST).stream()
        .filter(grant -> grant.dataset().equals(dataset) && grant.isActive())
        .findFirst();
  }

  private Optional<Pending> pending(Actor reader, DatasetId dataset) {
    return requests.mine(reader, 0, LATEST).stream()
        .filter(request -> asksFor(request, dataset))
        .findFirst()
        .map(request -> new Pending("/requests/" + request.id(), request.state().word()));
  }

  private static boolean asksFor(AccessRequest request, DatasetId dataset) {
    return request.parts().stream()
        .anyMatch(part -> OPEN.contains(part.state()) && part.datasets().contains(dataset));
  }

  private static String headline(Answer answer) {
    return switch (answer) {
      case ALLOW -> "You may have this data";
      case ASK -> "You may ask for this data";
      case DENY -> "You may not have this data";
    };
  }

  private static String tone(Answer answer) {
    return switch (answer) {
      case ALLOW -> "ok";
      case ASK -> "ask";
      case DENY -> "no";
    };
  }

  private static String icon(Answer answer) {
    return switch (answer) {
      case ALLOW -> "unlock";
      case ASK -> "hand-index";
      case DENY -> "lock";
    };
  }

  private static String explanation(Verdict receive, boolean worthAsking, Purpose purpose) {
    String what = " for " + Words.purpose(purpose);
    return switch (receive.answer()) {
      case ALLOW -> "Nobody has to be asked" + what + ".";
      case ASK -> "Someone has to agree first" + what + ".";
      case DENY ->
          worthAsking
              ? "Not to take away" + what + ", but other uses can be asked for, see below."
              : "Not" + what + ", as things stand today.";
    };
  }

  private static List<Choices.Option> purposes(Purpose chosen) {
    Choices choices = Choices.of(chosen.word());
    Arrays.stream(Purpose.values())
        .forEach(each -> choices.option(each.word(), Words.sentence(Words.purpose(each))));
    return choices.list();
  }

  private static List<Reason> reasons(Verdict verdict) {
    return verdict.reasons().stream()
        .map(rule -> new Reason(rule.title(), rule.reason(), rule.remedy(), rule.id()))
        .toList();
  }

  /**
   * @param here the page of the dataset, where a sign-in leads back to
   */
  private static WayOut way(Way way, String here) {
    return way(
        way,
        switch (way.leadsTo()) {
          case ALLOW -> "Then you may have this data.";
          case ASK -> "Then you may ask for this data.";
          case DENY -> throw new IllegalStateException("no way leads to a no");
        },
        here);
  }

  private static WayOut way(Way way, String leadsTo, String here) {
    return new WayOut(
        leadsTo,
        way.steps().stream()
            .map(
                step ->
                    new Step(
                        step.what(),
                        switch (step.kind()) {
                          case SESSION -> "it counts from your next sign-in";
                          case SELF -> "you can do this yourself";
                          case OTHER -> "ask " + step.who();
                        },
                        step.link().map(link -> SignInAgain.leadingBack(link, here))))
            .toList());
  }

  /** Terms are accepted once, with the request that led to a grant. */
  private static List<Due> due(Verdict receive, Optional<Grant> held, String here) {
    return receive.formalities().stream()
        .filter(formality -> held.isEmpty() || formality.terms().isEmpty())
        .map(
            formality ->
                new Due(
                    formality.what(),
                    formality.terms(),
                    formality.link().map(link -> SignInAgain.leadingBack(link, here))))
        .toList();
  }

  /** Computing in an enclave is not among them: nobody can ask for it, whatever the rules say. */
  private static List<Other> others(Preflight preflight) {
    return List.of(other("Train AI models", preflight.verdicts().get(Action.TRAIN)));
  }

  private static Other other(String use, Verdict verdict) {
    String because =
        switch (verdict.answer()) {
          case ALLOW -> "";
          case ASK -> "decided by " + Words.givers(verdict.approvalsNeeded());
          case DENY -> verdict.reasons().isEmpty() ? "" : verdict.reasons().getFirst().title();
        };
    String answer =
        switch (verdict.answer()) {
          case ALLOW -> "you may";
          case ASK -> "you may ask";
          case DENY -> "you may not";
        };
    return new Other(use, answer, tone(verdict.answer()), because);
  }
}
