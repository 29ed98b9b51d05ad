package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.catalog.CatalogStore;
import org.entente.catalog.Dataset;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.policy.GovernanceClasses;
import org.entente.testing.Servers;
import org.junit.jupiter.api.Test;

/** In which order grants that are due are looked at, and whom a cause makes due. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DueGrantsTest {
  private static final String ANOTHER_BUNDLE = "another";

  @Inject GrantStore grants;
  @Inject GrantReviewStore store;
  @Inject CatalogStore datasets;
  @Inject GovernanceClasses classes;

  private final ReviewedWorld world = new ReviewedWorld(new Random(7));
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Test
  void whatMayHaveToStopComesBeforeWhatHasStoppedAndDatasetsStayTogether() {
    List<DatasetId> two = List.of(dataset(), dataset());
    List<Grant> stopped = add(two, Grant.State.SUSPENDED);
    List<Grant> active = add(two, Grant.State.ACTIVE);

    List<GrantId> due =
        inTransaction(() -> store.due(ANOTHER_BUNDLE, now, 100_000)).stream()
            .filter(ids(Stream.concat(stopped.stream(), active.stream()).toList())::contains)
            .toList();

    assertThat(due.subList(0, active.size())).hasSameElementsAs(ids(active));
    assertThat(due.subList(active.size(), due.size())).hasSameElementsAs(ids(stopped));
    assertThat(datasetsOf(due.subList(0, active.size()), active)).hasSize(two.size());
  }

  @Test
  void aCauseMakesDueWhatItConcernsAndNothingElse() {
    DatasetId changed = dataset();
    DatasetId other = dataset();
    List<Grant> all = add(List.of(changed, other), Grant.State.ACTIVE);
    Grant ofThePerson = all.stream().filter(each -> each.dataset().equals(other)).findFirst().get();

    List<GrantId> marked =
        inTransaction(() -> store.makeDue(Set.of(ofThePerson.holder().id()), Set.of(changed), now));

    assertThat(marked)
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
                .filter(
                    each ->
                        each.dataset().equals(changed)
                            || each.holder().sameAs(ofThePerson.holder()))
                .map(Grant::id)
                .toList());
  }

  private DatasetId dataset() {
    Dataset dataset =
        world.dataset(classes.intern(ReviewedWorld.OWNER, world.governance(now)), now);
    inTransaction(
        () -> {
          datasets.write(List.of(dataset), List.of(), ActorRef.SYSTEM, now);
          return dataset;
        });
    return dataset.id();
  }

  /** Of each of three people one on each dataset, the datasets in turn. */
  private List<Grant> add(List<DatasetId> on, Grant.State state) {
    List<Grant> made =
        IntStream.range(0, 3)
            .boxed()
            .flatMap(
                person -> on.stream().map(id -> world.grant(world.name + "#" + person, id, now)))
            .map(grant -> state == Grant.State.ACTIVE ? grant : suspended(grant))
            .toList();
    return inTransaction(
        () -> {
          made.forEach(grant -> grants.add(grant, ActorRef.SYSTEM));
          return made;
        });
  }

  private static Grant suspended(Grant grant) {
    return grant.stopped(new PolicyStop("bundle", List.of(), "Because."), "Because.");
  }

  private static Set<GrantId> ids(List<Grant> all) {
    return Set.copyOf(all.stream().map(Grant::id).toList());
  }

  /** One after the other, without one that was named before it twice in a row. */
  private static List<DatasetId> datasetsOf(List<GrantId> due, List<Grant> all) {
    List<DatasetId> each =
        due.stream()
            .map(id -> all.stream().filter(grant -> grant.id().equals(id)).findFirst().get())
            .map(Grant::dataset)
            .toList();
    return IntStream.range(0, each.size())
        .filter(i -> i == 0 || !each.get(i).equals(each.get(i - 1)))
        .mapToObj(each::get)
        .toList();
  }

  private static <T> T inTransaction(java.util.concurrent.Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
