package org.entente.policy.impact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;

/**
 * The previews of this node: those under way, and for a while those that ended. In memory only,
 * since they say what is true of one instant; whoever looks for one that is gone takes another.
 */
final class Shelf {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST = 40;
  private static final int MOST_PER_AUTHOR = 4;
  private static final int MOST_UNFINISHED = 10;

  private final List<Running> oldestFirst = new ArrayList<>();

  /**
   * Takes in a new one. An author's earlier one that has not ended is given up for it: they have
   * written on since.
   *
   * @return false if too many others wait
   */
  synchronized boolean take(Running added, ActorRef author, Instant now) {
    oldestFirst.stream().filter(each -> each.isOf(author)).forEach(Running::cancel);
    oldestFirst.removeIf(each -> each.isOver() && each.hasBegunBefore(now.minus(KEPT)));
    if (oldestFirst.stream().filter(each -> !each.isOver()).count() >= MOST_UNFINISHED) {
      return false;
    }
    drop(author);
    oldestFirst.add(added);
    return true;
  }

  private void drop(ActorRef author) {
    List<Running> own = oldestFirst.stream().filter(each -> each.isOf(author)).toList();
    if (own.size() >= MOST_PER_AUTHOR) {
      oldestFirst.remove(own.getFirst());
    }
    if (oldestFirst.size() >= MOST) {
      oldestFirst.stream().filter(Running::isOver).findFirst().ifPresent(oldestFirst::remove);
    }
  }

  synchronized Optional<Running> find(ActorRef author, UUID id, Instant now) {
    return oldestFirst.stream()
        .filter(each -> each.id().equals(id) && each.isOf(author))
        .filter(each -> !each.isOver() || !each.hasBegunBefore(now.minus(KEPT)))
        .findFirst();
  }
}
