package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.FactValue;
import org.entente.kernel.RorId;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Value;
import org.entente.policy.rule.Vocabulary;

/**
 * An actor as Cedar's principals, by the schema's own list of attributes.
 *
 * <p>A fact that is missing, expired or of the wrong kind leaves an optional attribute absent, a
 * set empty, a number 0 and a required yes-or-no at no; none of these can help.
 */
final class PrincipalEntities {
  private static final Value.Whole NONE = new Value.Whole(0);

  private final Vocabulary vocabulary;

  PrincipalEntities(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What the schema says of their attributes. */
  Map<String, Vocabulary.Attribute> declared(Value.Ref principal) {
    return vocabulary.principals().getOrDefault(principal.type(), Map.of());
  }

  /** Who must all be allowed: the actor and, where it acts for a person, that person. */
  static List<Actor> chain(Actor actor) {
    List<Actor> chain = new ArrayList<>();
    Optional<Actor> next = Optional.of(actor);
    while (next.isPresent()) {
      chain.add(next.get());
      next = next.get().actsFor();
    }
    return List.copyOf(chain);
  }

  /** Every attribute that the schema declares of any principal. */
  List<Vocabulary.Attribute> attributes() {
    return vocabulary.principals().values().stream()
        .flatMap(declared -> declared.values().stream())
        .toList();
  }

  SensitiveFacts sensitive() {
    return SensitiveFacts.of(vocabulary);
  }

  static Value.Ref ref(Actor actor) {
    return new Value.Ref(type(actor), actor.ref().id());
  }

  /** Names of the declared attributes of persons and agents that are so. */
  Set<String> names(Predicate<Vocabulary.Attribute> which) {
    return vocabulary.principals().values().stream()
        .flatMap(declared -> declared.values().stream())
        .filter(which)
        .map(Vocabulary.Attribute::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  Entity entity(Actor actor, Instant now) {
    Map<String, Value> attributes = new HashMap<>();
    vocabulary
        .principals()
        .getOrDefault(type(actor), Map.of())
        .forEach(
            (name, declared) ->
                value(actor, declared, now).ifPresent(value -> attributes.put(name, value)));
    return new Entity(ref(actor), attributes);
  }

  private Optional<Value> value(Actor actor, Vocabulary.Attribute declared, Instant now) {
    return switch (declared.name()) {
      case "kind" -> Optional.of(new Value.Ref("Kind", kind(actor)));
      case "org" -> Optional.of(new Value.Ref("Org", actor.org().map(RorId::value).orElse("")));
      case "roles" -> Optional.of(roles(actor));
      case "actsFor" -> actor.actsFor().map(PrincipalEntities::ref);
      default ->
          actor
              .fact(declared.name(), now)
              .flatMap(fact -> value(fact, declared.type()))
              .or(() -> declared.required() ? unregistered(declared.type()) : Optional.empty());
    };
  }

  private Optional<Value> value(FactValue fact, Vocabulary.Type type) {
    return switch (fact) {
      case FactValue.Text text -> word(text.value(), type);
      case FactValue.Flag flag ->
          type instanceof Vocabulary.Type.Flag
              ? Optional.of(Value.of(flag.value()))
              : Optional.empty();
      case FactValue.Quantity quantity ->
          type instanceof Vocabulary.Type.Whole
              ? Optional.of(new Value.Whole(quantity.value()))
              : Optional.empty();
      case FactValue.Names names -> {
        if (!(type instanceof Vocabulary.Type.SetOf set)) {
          yield Optional.empty();
        }
        Set<Value> values = new HashSet<>();
        names.values().forEach(name -> word(name, set.element()).ifPresent(values::add));
        yield Optional.of(new Value.Many(values));
      }
    };
  }

  private Optional<Value> word(String word, Vocabulary.Type type) {
    return switch (type) {
      case Vocabulary.Type.Text _ -> Optional.of(new Value.Text(word));
      case Vocabulary.Type.Ref ref ->
          vocabulary.words().getOrDefault(ref.entityType(), Set.of(word)).contains(word)
              ? Optional.of(new Value.Ref(ref.entityType(), word))
              : Optional.empty();
      case Vocabulary.Type.Flag _, Vocabulary.Type.Whole _, Vocabulary.Type.SetOf _ ->
          Optional.empty();
    };
  }

  private static Optional<Value> unregistered(Vocabulary.Type type) {
    return switch (type) {
      case Vocabulary.Type.SetOf _ -> Optional.of(new Value.Many(Set.of()));
      case Vocabulary.Type.Whole _ -> Optional.of(NONE);
      case Vocabulary.Type.Flag _ -> Optional.of(Value.FALSE);
      case Vocabulary.Type.Text _, Vocabulary.Type.Ref _ -> Optional.empty();
    };
  }

  private static Value roles(Actor actor) {
    Set<Value> roles = new HashSet<>();
    actor.roles().forEach(role -> roles.add(new Value.Ref("Role", role.word())));
    return new Value.Many(roles);
  }

  private static String type(Actor actor) {
    return actor.kind() == ActorKind.AI_AGENT ? "Agent" : "User";
  }

  private static String kind(Actor actor) {
    return switch (actor.kind()) {
      case HUMAN -> "human";
      case SERVICE -> "service";
      case ANONYMOUS, AI_AGENT -> "anonymous";
    };
  }
}
