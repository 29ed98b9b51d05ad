package org.entente.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.entente.kernel.ActorRef;
import org.entente.policy.AccessScope;

/** A scope that sees all of some classes and nothing of the others. */
final class ClassScope implements AccessScope {
  private static final int BITS = 14;

  private final Set<String> seen;
  private final List<String> smallest;
  private final AtomicInteger others;

  private ClassScope(Set<String> seen, List<String> smallest, AtomicInteger others) {
    this.seen = seen;
    this.smallest = smallest;
    this.others = others;
  }

  /** Classes by chance until they hold this share of the datasets, as nearly as can be. */
  static ClassScope ofShare(SyntheticClasses classes, double wanted, long seed) {
    int count = classes.all().size();
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Set<String> seen = new HashSet<>();
    double sum = 0;
    for (int number : order) {
      if (sum + classes.share(number) <= wanted) {
        sum += classes.share(number);
        seen.add(classes.all().get(number).id());
      }
    }
    List<String> smallest =
        IntStream.range(Math.max(0, count - BITS), count)
            .mapToObj(number -> classes.all().get(number).id())
            .toList();
    return new ClassScope(seen, smallest, new AtomicInteger());
  }

  /**
   * Nearly the same classes, in a combination that nobody had before: whatever is kept for others,
   * even for those who see the same, does not serve this one.
   */
  ClassScope again() {
    int number = others.incrementAndGet();
    Set<String> nearly = new HashSet<>(seen);
    for (int bit = 0; bit < smallest.size(); bit++) {
      String each = smallest.get(bit);
      if ((number >> bit & 1) == 1 && !nearly.remove(each)) {
        nearly.add(each);
      }
    }
    return new ClassScope(nearly, smallest, others);
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
