package org.entente.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;

/**
 * What is looked for among the standing statements; each part left out leaves all.
 *
 * @param organisation of which the actor is, by its last sign-in
 * @param expiring in which period it expires
 * @param after continues behind this row
 */
public record FactQuery(
    Optional<String> actorId,
    Optional<Attribute> attribute,
    Optional<RorId> organisation,
    Optional<FactStore.Period> expiring,
    Optional<FactStore.Position> after,
    int limit) {
  public static final int MOST = 200;

  public FactQuery {
    if (limit < 1 || limit > MOST + 1) {
      throw new IllegalArgumentException("`limit` is 1 to " + MOST);
    }
  }

  public static FactQuery of(String actorId) {
    return new FactQuery(
        Optional.of(actorId),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        MOST);
  }

  FactStore.Listing seenBy(Mandates.Sight sight) {
    return new FactStore.Listing(
        wanted(sight.ofAnyone()),
        wanted(sight.ofOwnPeople()),
        wanted(sight.namingOwn()),
        sight.own(),
        actorId,
        organisation,
        expiring,
        after,
        limit);
  }

  private Set<Attribute> wanted(Set<Attribute> seen) {
    Set<Attribute> wanted = EnumSet.noneOf(Attribute.class);
    wanted.addAll(seen);
    attribute.ifPresent(only -> wanted.retainAll(EnumSet.of(only)));
    return wanted;
  }
}
