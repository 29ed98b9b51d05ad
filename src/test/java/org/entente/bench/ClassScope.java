package org.entente.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.entente.kernel.ActorRef;
import org.entente.policy.AccessScope;

/** A scope that sees all of some classes and nothing of the others. */
final class ClassScope implements AccessScope {
  private final Set<String> seen;

  ClassScope(Set<String> seen) {
    this.seen = seen;
  }

  /** Classes by chance until they hold this share of the datasets, as nearly as can be. */
  static Set<String> ofShare(SyntheticClasses classes, double wanted, long seed) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, classes.all().size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Set<String> seen = new HashSet<>();
    double sum = 0;
    for (int number : order) {
      if (sum + classes.share(number) <= wanted) {
        sum += classes.share(number);
        seen.add(classes.all().get(number).id());
      }
    }
    return seen;
  }

  /** The same classes for another actor: nothing that is kept for this one serves that one. */
  ClassScope again() {
    return new ClassScope(seen);
  }

  @Override
  public ActorRef actor() {
    return new ActorRef("somebody", "somebody");
  }

  @Override
  public String bundle() {
    return "bundle";
  }

  @Override
  public String datasetForm() {
    return PreparedIndex.FORM;
  }

  @Override
  public Object key() {
    return this;
  }

  @Override
  public Visibility visibility(String classId) {
    return seen.contains(classId) ? Visibility.FULL : Visibility.HIDDEN;
  }

  @Override
  public Access access(String classId) {
    return seen.contains(classId) ? Access.OPEN : Access.DENIED;
  }

  @Override
  public Optional<Instant> validUntil() {
    return Optional.empty();
  }
}
