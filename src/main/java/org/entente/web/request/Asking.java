package org.entente.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.RequestId;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Preflight;
import org.entente.policy.Preflight.Answer;
import org.entente.policy.Preflight.Verdict;
import org.entente.policy.Purpose;
import org.entente.request.AccessRequests;
import org.entente.request.Command;
import org.entente.request.Outcome;
import org.entente.request.RequestDraft;
import org.entente.web.Choices;
import org.entente.web.Titles;
import org.entente.web.Words;

/** Fills the form of a new request and sends what comes back with it. */
@ApplicationScoped
class Asking {
  private static final int MOST_DATASETS = 100;

  private final AccessRequests requests;
  private final Catalog catalog;
  private final Titles titles;

  Asking(AccessRequests requests, Catalog catalog, Titles titles) {
    this.requests = requests;
    this.catalog = catalog;
    this.titles = titles;
  }

  /** What came of sending a form. */
  sealed interface Sent {
    record Done(RequestId id) implements Sent {}

    record Unknown() implements Sent {}

    record Refused(int status, String trouble, List<AskForm.Rule> rules) implements Sent {}
  }

  /**
   * @throws Problem of type NOT_FOUND if a dataset is none the actor may know of
   */
  AskForm form(Actor person, AskForm.Typed typed) {
    List<DatasetId> ids = ids(typed).orElseThrow(Problem::notFound);
    Purpose purpose = Purpose.parse(typed.purpose()).orElse(Purpose.RESEARCH);
    Map<DatasetId, Titles.Title> names = titles.of(person, ids);
    List<AskForm.Item> items = new ArrayList<>();
    List<Preflight> answers = new ArrayList<>();
    for (DatasetId id : ids) {
      answers.add(catalog.preflight(person, id, purpose).orElseThrow(Problem::notFound));
      Dataset dataset = catalog.find(id).orElseThrow(Problem::notFound);
      items.add(new AskForm.Item(id.toString(), names.get(id), titles.owner(dataset.owner())));
    }
    Set<String> terms = new TreeSet<>();
    answers.forEach(answer -> terms.addAll(answer.terms()));
    return new AskForm(
        items,
        purposes(purpose),
        typed.justification(),
        typed.days(),
        terms.stream().map(hash -> new AskForm.Term(hash, typed.terms().contains(hash))).toList(),
        outlook(answers),
        tone(answers),
        Optional.empty(),
        List.of());
  }

  /** A draft that cannot be sent is taken back, so that what is listed was asked in earnest. */
  Sent send(Actor person, AskForm.Typed typed) {
    Optional<List<DatasetId>> ids = ids(typed);
    Optional<Purpose> purpose = Purpose.parse(typed.purpose());
    if (ids.isEmpty()) {
      return new Sent.Unknown();
    }
    if (purpose.isEmpty()) {
      return refused(400, "Choose a purpose.");
    }
    if (!typed.days().matches("[0-9]{1,4}")) {
      return refused(400, "The period is a whole number of days, from 1 to 1825.");
    }
    if (typed.justification().isBlank()) {
      return refused(400, "Say why you need the data: those who decide read it.");
    }
    Outcome created =
        requests.create(
            person,
            new RequestDraft(
                ids.get(),
                purpose.get(),
                typed.justification(),
                Integer.parseInt(typed.days()),
                Set.copyOf(typed.terms())));
    return switch (created) {
      case Outcome.Done done -> submit(person, done.request().id());
      case Outcome.Unknown _ -> new Sent.Unknown();
      case Outcome.NotAllowed no -> new Sent.Refused(403, no.reason(), rules(no.rules()));
      case Outcome.WrongState no -> refused(409, no.reason());
      case Outcome.Invalid no -> refused(400, no.reason());
    };
  }

  private Sent submit(Actor person, RequestId id) {
    Sent sent =
        switch (requests.apply(person, id, new Command.Submit())) {
          case Outcome.Done _ -> new Sent.Done(id);
          case Outcome.Unknown _ -> new Sent.Unknown();
          case Outcome.NotAllowed no -> new Sent.Refused(403, no.reason(), rules(no.rules()));
          case Outcome.WrongState no -> refused(409, no.reason());
          case Outcome.Invalid no -> refused(400, no.reason());
        };
    if (sent instanceof Sent.Refused refused) {
      requests.apply(person, id, new Command.Withdraw("Not sent: " + refused.trouble()));
    }
    return sent;
  }

  private static Sent refused(int status, String trouble) {
    return new Sent.Refused(status, trouble, List.of());
  }

  private static List<AskForm.Rule> rules(List<Decision.Rule> rules) {
    return rules.stream()
        .map(rule -> new AskForm.Rule(rule.title(), rule.reason(), rule.remedy()))
        .toList();
  }

  /** Empty if there is none, or something that is no id: the same as an unknown dataset. */
  private static Optional<List<DatasetId>> ids(AskForm.Typed typed) {
    List<DatasetId> ids =
        typed.datasets().stream().distinct().flatMap(id -> DatasetId.parse(id).stream()).toList();
    boolean all = ids.size() == typed.datasets().stream().distinct().count();
    return all && !ids.isEmpty() && ids.size() <= MOST_DATASETS
        ? Optional.of(ids)
        : Optional.empty();
  }

  private static List<Choices.Option> purposes(Purpose chosen) {
    Choices choices = Choices.of(chosen.word());
    Arrays.stream(Purpose.values())
        .forEach(each -> choices.option(each.word(), Words.sentence(Words.purpose(each))));
    return choices.list();
  }

  private static String outlook(List<Preflight> answers) {
    List<Verdict> verdicts = verdicts(answers);
    if (verdicts.stream().anyMatch(verdict -> verdict.answer() == Answer.DENY)) {
      return "For this purpose the rules do not let you have this data, so it cannot be sent."
          + " The dataset's page says why.";
    }
    Set<Approval> needed = EnumSet.noneOf(Approval.class);
    verdicts.forEach(verdict -> needed.addAll(verdict.approvalsNeeded()));
    return needed.isEmpty()
        ? "Nobody has to decide: it is approved as soon as you send it."
        : "Decided by " + Words.givers(needed) + ".";
  }

  private static String tone(List<Preflight> answers) {
    Set<Answer> given = EnumSet.noneOf(Answer.class);
    verdicts(answers).forEach(verdict -> given.add(verdict.answer()));
    if (given.contains(Answer.DENY)) {
      return "danger";
    }
    return given.contains(Answer.ASK) ? "warning" : "success";
  }

  private static List<Verdict> verdicts(List<Preflight> answers) {
    return answers.stream().map(answer -> answer.verdicts().get(Action.REQUEST)).toList();
  }
}
