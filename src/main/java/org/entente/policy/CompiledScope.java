package org.entente.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.entente.identity.Actor;
import org.entente.identity.Fact;
import org.entente.kernel.ActorRef;

/**
 * A scope that works out for each governance class what it is asked. Visibility is not kept here:
 * search keeps what it makes of each class, and everybody else asks of a dataset or a page of them.
 *
 * <p>INVARIANT (time): it is valid until the earliest date that any look met, or the next expiry of
 * one of the actor's facts. Until then every look taken stands, so a class met later may be judged
 * by the newest instant the scope was asked for.
 */
final class CompiledScope implements AccessScope {
  private final Object key = new Object();
  private final ActiveBundle bundle;
  private final Actor actor;
  private final Instant compiledAt;
  private final Function<String, Optional<Subject>> classes;
  private final ScopeCompiler compiler;
  private final AtomicReference<Instant> latest;
  private final AtomicReference<Instant> validUntil;
  private final Map<String, Access> accesses = new ConcurrentHashMap<>();

  CompiledScope(
      ActiveBundle bundle, Actor actor, Instant now, Function<String, Optional<Subject>> classes) {
    this.bundle = bundle;
    this.actor = actor;
    this.compiledAt = now;
    this.classes = classes;
    this.latest = new AtomicReference<>(now);
    this.validUntil = new AtomicReference<>(nextExpiry(actor, now).orElse(Instant.MAX));
    this.compiler = new ScopeCompiler(bundle, actor, now, this::limit);
  }

  boolean isValidAt(Instant now) {
    return !now.isBefore(compiledAt) && now.isBefore(validUntil.get());
  }

  void advanceTo(Instant now) {
    latest.accumulateAndGet(now, CompiledScope::later);
  }

  @Override
  public ActorRef actor() {
    return actor.ref();
  }

  @Override
  public List<String> chain() {
    return PrincipalEntities.chain(actor).stream().map(each -> each.ref().id()).toList();
  }

  @Override
  public String bundle() {
    return bundle.hash();
  }

  @Override
  public String datasetForm() {
    return bundle.datasetForm();
  }

  /**
   * Nothing but itself: one that is compiled anew may have met another date, and caches that still
   * keep the key of a scope that has run out are not to keep its rules and classes as well.
   */
  @Override
  public Object key() {
    return key;
  }

  @Override
  public Visibility visibility(String classId) {
    return classes
        .apply(classId)
        .map(found -> compiler.visibility(found, latest.get()))
        .orElse(Visibility.HIDDEN);
  }

  @Override
  public Access access(String classId) {
    return accesses.computeIfAbsent(
        classId,
        id ->
            classes
                .apply(id)
                .map(found -> compiler.access(found, latest.get()))
                .orElse(Access.DENIED));
  }

  @Override
  public Optional<Instant> validUntil() {
    return Optional.of(validUntil.get()).filter(it -> !it.equals(Instant.MAX));
  }

  private void limit(Instant date) {
    validUntil.accumulateAndGet(date, CompiledScope::earlier);
  }

  private static Optional<Instant> nextExpiry(Actor actor, Instant now) {
    return PrincipalEntities.chain(actor).stream()
        .flatMap(each -> each.facts().values().stream())
        .map(Fact::expiresAt)
        .flatMap(Optional::stream)
        .filter(end -> end.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
