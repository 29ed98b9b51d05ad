package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.FactValue;
import org.entente.kernel.RorId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.Oracle.Opinion;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Value;

/**
 * What one actor may see and do of one dataset at one instant, asked of cedar-java question by
 * question. Ladder, chain and circumstances are written out once more, so that a mistake in the
 * scope is not its own witness.
 */
final class NaiveAccess {
  private final PolicySource.Loaded.Valid loaded;
  private final ActiveBundle bundle;
  private final Actor actor;
  private final GovernanceClass dataset;
  private final Instant now;

  /** By the shipped policies. */
  NaiveAccess(Actor actor, GovernanceClass dataset, Instant now) {
    this(ShippedBundle.LOADED, ShippedBundle.ACTIVE, actor, dataset, now);
  }

  NaiveAccess(
      PolicySource.Loaded.Valid loaded,
      ActiveBundle bundle,
      Actor actor,
      GovernanceClass dataset,
      Instant now) {
    this.loaded = loaded;
    this.bundle = bundle;
    this.actor = actor;
    this.dataset = dataset;
    this.now = now;
  }

  Visibility visibility() {
    if (!sees("discover")) {
      return Visibility.HIDDEN;
    }
    return sees("readMetadata") ? Visibility.FULL : Visibility.SUMMARY;
  }

  Access access() {
    if (!sees("discover")) {
      return Access.DENIED;
    }
    boolean requestable = false;
    for (Purpose purpose : Purpose.values()) {
      if (receives(purpose, Set.of())) {
        return Access.OPEN;
      }
      requestable |=
          allowed("request", Map.of("purpose", word("Purpose", purpose.word())))
              && receives(purpose, EnumSet.allOf(Approval.class));
    }
    return requestable ? Access.REQUESTABLE : Access.DENIED;
  }

  private boolean sees(String action) {
    return allowed(action, Map.of());
  }

  private boolean receives(Purpose purpose, Set<Approval> approvals) {
    Map<String, Value> context = new HashMap<>();
    context.put("purpose", word("Purpose", purpose.word()));
    Set<Value> given = new HashSet<>();
    approvals.forEach(it -> given.add(word("Approval", it.word())));
    context.put("approvals", new Value.Many(given));
    Set<Value> accepted = new HashSet<>();
    dataset.governance().terms().forEach(it -> accepted.add(new Value.Text(it)));
    context.put("termsAccepted", new Value.Many(accepted));
    context.put("mfaAge", new Value.Whole(0));
    Map<String, Value> destination = new HashMap<>();
    actor.org().map(RorId::value).ifPresent(it -> destination.put("org", word("Org", it)));
    actor
        .fact("orgCountry", now)
        .ifPresent(it -> destination.put("country", new Value.Text(((FactValue.Text) it).value())));
    context.put("destination", new Value.Fields(destination));
    context.put("tokenBound", Value.TRUE);
    return allowed("receive", context)
        && (purpose != Purpose.AI_TRAINING || allowed("train", context));
  }

  /** Everyone from the agent to the person. */
  private boolean allowed(String action, Map<String, Value> context) {
    Map<String, Value> atNow = new HashMap<>(context);
    atNow.put("now", new Value.Moment(now.toEpochMilli()));
    Optional<Actor> each = Optional.of(actor);
    boolean allowed = true;
    while (each.isPresent()) {
      Question question =
          new Question(
              bundle.principals().entity(each.get(), now),
              action,
              DatasetEntities.entity(dataset),
              atNow);
      Opinion opinion = new PatientOracle(loaded.oracle()).judge(question);
      assertThat(opinion).isInstanceOf(Opinion.Given.class);
      Opinion.Given given = (Opinion.Given) opinion;
      assertThat(given.erring()).as("no admitted policy can fail").isEmpty();
      allowed &= given.allowed();
      each = each.get().actsFor();
    }
    return allowed;
  }

  private static Value word(String type, String id) {
    return new Value.Ref(type, id);
  }
}
