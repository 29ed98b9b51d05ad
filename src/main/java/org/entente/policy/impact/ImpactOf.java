package org.entente.policy.impact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.entente.identity.Actor;
import org.entente.policy.BundleDecisions;
import org.entente.policy.OpenQuestion;
import org.entente.policy.Subject;
import org.entente.policy.rule.Policy;

/**
 * What one bundle in the place of another changes for one actor after another. Pure: the catalog is
 * its classes, the time an instant.
 *
 * <p>Actors of whom the rules leave the same are measured once.
 */
final class ImpactOf {
  private final BundleDecisions before;
  private final BundleDecisions after;
  private final Considered considered;
  private final Instant now;
  private final BooleanSupplier cancelled;
  private final Map<Alike, Measured> known = new HashMap<>();

  /** What is left of the rules on every question: nothing else of an actor counts. */
  private record Alike(List<List<Policy>> before, List<List<Policy>> after, Set<String> open) {
    static Alike of(Footing before, Footing after, Set<String> open) {
      return new Alike(rules(before), rules(after), open);
    }

    private static List<List<Policy>> rules(Footing footing) {
      return footing.questions().stream().map(OpenQuestion::rules).toList();
    }
  }

  /** The preview is not wanted any more. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("the preview was cancelled", null, false, false);
    }
  }

  /**
   * @param cancelled asked now and then; the work then ends with {@link Cancelled}
   */
  ImpactOf(
      BundleDecisions before,
      BundleDecisions after,
      Considered considered,
      Instant now,
      BooleanSupplier cancelled) {
    this.before = before;
    this.after = after;
    this.considered = considered;
    this.now = now;
    this.cancelled = cancelled;
  }

  /**
   * @param open names of facts that are not to be read
   */
  Measured of(Actor actor, Set<String> open) {
    Footing was = Footing.of(before.prospect(actor, now, open), now);
    Footing is = Footing.of(after.prospect(actor, now, open), now);
    Comparison comparison = new Comparison(was, is);
    if (comparison.isIdle()) {
      return Measured.NOTHING;
    }
    Alike alike = Alike.of(was, is, open);
    Measured met = known.get(alike);
    if (met == null) {
      met = measure(comparison);
      known.put(alike, met);
    }
    return met;
  }

  private Measured measure(Comparison comparison) {
    Measured.Sum sum = new Measured.Sum();
    List<Subject> classes = considered.classes();
    for (int place = 0; place < classes.size(); place++) {
      if (place % 256 == 0 && cancelled.getAsBoolean()) {
        throw new Cancelled();
      }
      int at = place;
      comparison.on(classes.get(place), told -> sum.add(told, at, considered.datasets()[at]));
    }
    return sum.total();
  }

  /** What happens to a grant that may be used now; what it gains is nobody's concern. */
  Optional<Loss> onGrant(StandingGrants.Standing grant, Subject dataset, Set<String> open) {
    Comparison comparison =
        new Comparison(
            Footing.ofGrant(before.prospect(grant.holder(), now, open), grant.use(now)),
            Footing.ofGrant(after.prospect(grant.holder(), now, open), grant.use(now)));
    AtomicReference<Loss> loss = new AtomicReference<>();
    comparison.on(
        dataset,
        told -> {
          if (!told.turn().isGain()) {
            loss.set(new Loss(told.is() == Chance.NO, told.causes()));
          }
        });
    return Optional.ofNullable(loss.get());
  }

  /**
   * The end of a grant.
   *
   * @param certain it would stop; otherwise it may, which hangs on what is open
   */
  record Loss(boolean certain, Set<Cause> causes) {}
}
