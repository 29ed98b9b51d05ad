package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Horizon;
import org.entente.policy.rule.Partial;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Trace;
import org.entente.policy.rule.Value;

/**
 * One action in one situation as one actor stands before any dataset: the policies with everything
 * filled in but the dataset, the time, and what depends on either. A scope asks this of every
 * governance class there is.
 *
 * <p>INVARIANT (same answer): for each dataset it answers as {@link Deliberation#isAllowed} does,
 * since a residual holds, fails or errs exactly as its policy does ({@link Partial}).
 */
final class Standpoint {
  private static final String NOW = "now";
  private static final String TERMS = "termsAccepted";

  /** Nobody looks at it: only its type is known while the dataset is not. */
  private static final Entity SOME_DATASET = new Entity(new Value.Ref("Dataset", ""), Map.of());

  private record Rung(List<Elementary> alternatives) {}

  private final boolean never;
  private final List<Rung> rungs = new ArrayList<>();

  /** An action without its ladder. */
  private static final class Elementary {
    private final Entity principal;
    private final String action;
    private final Map<String, Value> context;
    private final boolean termsMatter;
    private final List<Policy> policies;
    private volatile Present present;

    private record Present(Instant now, Map<String, Value> context) {}

    /**
     * @param context all that is known of it
     * @param policies what is left of those on the action
     */
    Elementary(Entity principal, String action, Map<String, Value> context, List<Policy> policies) {
      this.principal = principal;
      this.action = action;
      this.context = context;
      this.termsMatter = context.containsKey(TERMS);
      this.policies = policies;
    }

    boolean isAllowed(Subject dataset, Instant now, Trace trace) {
      Question question = new Question(principal, action, dataset.entity(), at(now, dataset));
      return RuleBook.isCleanlyAllowed(policies, question, trace);
    }

    private Map<String, Value> at(Instant now, Subject dataset) {
      Set<String> terms = dataset.governed().governance().terms();
      if (termsMatter && !terms.isEmpty()) {
        Map<String, Value> own = new HashMap<>(at(now));
        own.put(TERMS, Circumstances.texts(terms));
        return own;
      }
      return at(now);
    }

    private Map<String, Value> at(Instant now) {
      Present known = present;
      if (known == null || !known.now().equals(now)) {
        Map<String, Value> whole = new HashMap<>(context);
        whole.put(NOW, new Value.Moment(now.toEpochMilli()));
        known = new Present(now, Map.copyOf(whole));
        present = known;
      }
      return known.context();
    }
  }

  /**
   * All of the ladder below the action is asked too.
   *
   * @param situation its time is the one facts are taken of; its accepted terms are replaced by
   *     those of each dataset
   * @param limit hears of dates that were compared with each other already
   */
  Standpoint(
      ActiveBundle bundle,
      Actor actor,
      Action action,
      Situation situation,
      Consumer<Instant> limit) {
    this(bundle, actor, action, Ladder.rungs(action, situation), situation, limit);
  }

  private Standpoint(
      ActiveBundle bundle,
      Actor actor,
      Action action,
      List<List<Action>> ladder,
      Situation situation,
      Consumer<Instant> limit) {
    this.never = Ladder.isForUsersOnly(action) && actor.kind() == ActorKind.AI_AGENT;
    for (Actor each : PrincipalEntities.chain(actor)) {
      Entity principal = bundle.principals().entity(each, situation.now());
      for (List<Action> alternatives : ladder) {
        rungs.add(
            new Rung(
                alternatives.stream()
                    .map(one -> elementary(bundle, principal, one, situation, limit))
                    .toList()));
      }
    }
  }

  /** The action by itself, for those of whom it is known that they stand on the rung below. */
  static Standpoint above(
      ActiveBundle bundle,
      Actor actor,
      Action action,
      Situation situation,
      Consumer<Instant> limit) {
    return new Standpoint(bundle, actor, action, List.of(List.of(action)), situation, limit);
  }

  private static Elementary elementary(
      ActiveBundle bundle,
      Entity principal,
      Action action,
      Situation situation,
      Consumer<Instant> limit) {
    boolean looks = action == Action.DISCOVER || action == Action.READ_METADATA;
    Map<String, Value> context =
        new HashMap<>(Circumstances.context(looks ? Circumstances.look(situation) : situation));
    Question known = new Question(principal, action.word(), SOME_DATASET, context);
    Trace trace = new Trace(situation.now());
    Partial partial = new Partial(known, new BeforeAnyDataset(), trace);
    List<Policy> rest = new ArrayList<>();
    for (Policy policy : bundle.rules().on(action.word())) {
      Expression residual = partial.residual(policy.condition());
      if (!residual.equals(Expression.Literal.FALSE)) {
        rest.add(policy.withCondition(residual));
      }
    }
    trace.nextDate().ifPresent(limit);
    return new Elementary(principal, action.word(), context, rest);
  }

  /**
   * Whether the action is allowed.
   *
   * @param limit hears of the next date that may change the answer, be it yes or no
   */
  boolean holds(Subject dataset, Instant now, Consumer<Instant> limit) {
    if (never) {
      return false;
    }
    Trace trace = new Trace(now);
    boolean holds = true;
    for (int i = 0; holds && i < rungs.size(); i++) {
      holds = isMet(rungs.get(i), dataset, now, trace);
    }
    trace.nextDate().ifPresent(limit);
    return holds;
  }

  private static boolean isMet(Rung rung, Subject dataset, Instant now, Trace trace) {
    for (Elementary one : rung.alternatives()) {
      if (one.isAllowed(dataset, now, trace)) {
        return true;
      }
    }
    return false;
  }

  /** Everything is known but the dataset, the time, and the terms, which are the dataset's. */
  private record BeforeAnyDataset() implements Horizon {
    private static final Set<String> OPEN = Set.of(NOW, TERMS);

    @Override
    public Sight of(Variable variable) {
      return variable == Variable.PRINCIPAL ? Sight.KNOWN : Sight.UNKNOWN;
    }

    @Override
    public Sight of(Variable variable, String attribute) {
      return switch (variable) {
        case PRINCIPAL -> Sight.KNOWN;
        case RESOURCE -> Sight.UNKNOWN;
        case CONTEXT -> OPEN.contains(attribute) ? Sight.UNKNOWN : Sight.KNOWN;
      };
    }
  }
}
