package org.entente.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.policy.rule.Value;

/** A situation as Cedar's context, in the shape the action takes. */
final class Circumstances {
  private Circumstances() {}

  static Map<String, Value> context(Situation situation) {
    Map<String, Value> context = new HashMap<>();
    context.put("now", new Value.Moment(situation.now().toEpochMilli()));
    switch (situation) {
      case Situation.Look look -> look.enclave().ifPresent(it -> put(context, "enclave", it));
      case Situation.Ask ask -> {
        context.put("purpose", purpose(ask.purpose()));
        ask.project().ifPresent(it -> put(context, "project", it));
      }
      case Situation.Use use -> use(context, use);
      case Situation.Sign sign -> sign(context, sign);
    }
    return context;
  }

  /** What is asked on the way to a use or a request: whether the dataset may be seen at all. */
  static Situation.Look look(Situation situation) {
    return switch (situation) {
      case Situation.Look look -> look;
      case Situation.Use use -> new Situation.Look(use.now(), use.enclave());
      case Situation.Ask _, Situation.Sign _ -> Situation.Look.at(situation.now());
    };
  }

  private static void use(Map<String, Value> context, Situation.Use use) {
    context.put("purpose", purpose(use.purpose()));
    use.project().ifPresent(it -> put(context, "project", it));
    context.put("approvals", approvals(use.approvals()));
    context.put("termsAccepted", texts(use.termsAccepted()));
    use.mfaAge().ifPresent(age -> context.put("mfaAge", new Value.Whole(age)));
    Map<String, Value> destination = new HashMap<>();
    use.destination()
        .org()
        .ifPresent(it -> destination.put("org", new Value.Ref("Org", it.value())));
    use.destination().country().ifPresent(it -> put(destination, "country", it));
    context.put("destination", new Value.Fields(destination));
    context.put("tokenBound", Value.of(use.tokenBound()));
    use.enclave().ifPresent(it -> put(context, "enclave", it));
  }

  private static void sign(Map<String, Value> context, Situation.Sign sign) {
    context.put("approval", new Value.Ref("Approval", sign.approval().word()));
    context.put("requester", user(sign.requester()));
    sign.requesterOrg()
        .ifPresent(it -> context.put("requesterOrg", new Value.Ref("Org", it.value())));
    context.put("team", users(sign.team()));
    context.put("conflicted", users(sign.conflicted()));
    context.put("given", approvals(sign.given()));
    context.put("givenBy", users(sign.givenBy()));
    context.put("ownGiven", approvals(sign.ownGiven()));
  }

  private static void put(Map<String, Value> fields, String name, String text) {
    fields.put(name, new Value.Text(text));
  }

  private static Value purpose(Purpose purpose) {
    return new Value.Ref("Purpose", purpose.word());
  }

  static Value texts(Set<String> words) {
    Set<Value> texts = new HashSet<>();
    words.forEach(word -> texts.add(new Value.Text(word)));
    return new Value.Many(texts);
  }

  private static Value approvals(Set<Approval> approvals) {
    Set<Value> refs = new HashSet<>();
    approvals.forEach(approval -> refs.add(new Value.Ref("Approval", approval.word())));
    return new Value.Many(refs);
  }

  private static Value users(Set<ActorRef> actors) {
    Set<Value> refs = new HashSet<>();
    actors.forEach(actor -> refs.add(user(actor)));
    return new Value.Many(refs);
  }

  private static Value user(ActorRef actor) {
    return new Value.Ref("User", actor.id());
  }
}
