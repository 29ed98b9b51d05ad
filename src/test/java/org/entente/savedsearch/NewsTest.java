package org.entente.savedsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entente.kernel.DatasetId;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;

/** What is new to a subscriber. */
class NewsTest {
  private static final List<DatasetId> IDS =
      IntStream.range(0, 300).mapToObj(number -> new DatasetId(new UUID(4, number))).toList();

  @Test
  void onlyWhatWasNotToldIsNew() {
    News news = News.of(ids(3, 2, 1), ids(1, 2), ids(2));

    assertThat(news.fresh()).isEqualTo(ids(3));
    assertThat(news.told()).isEqualTo(ids(3, 2, 1));
    assertThat(news.unseen()).isEqualTo(ids(3, 2));
  }

  @Test
  void whatVanishedIsForgottenAndNewWhenItComesBack() {
    News gone = News.of(ids(1), ids(1, 2), ids(2));
    assertThat(gone.fresh()).isEmpty();
    assertThat(gone.told()).isEqualTo(ids(1));
    assertThat(gone.unseen()).isEmpty();

    assertThat(News.of(ids(2, 1), gone.told(), gone.unseen()).fresh()).isEqualTo(ids(2));
  }

  @Test
  void aHundredUnseenAreKeptAndAllAreTold() {
    News news = News.of(IDS, List.of(), List.of());
    assertThat(news.fresh()).hasSize(300);
    assertThat(news.told()).hasSize(300);
    assertThat(news.unseen()).isEqualTo(IDS.subList(0, News.MOST_UNSEEN));
  }

  @Test
  void overRandomRoundsEachStayIsToldOnce() {
    long seed = Seeds.one(20_261_124L);
    System.out.println("NewsTest seed " + seed);
    Random random = new Random(seed);
    List<DatasetId> told = List.of();
    List<DatasetId> unseen = List.of();
    Set<DatasetId> before = new HashSet<>();
    for (int round = 0; round < 200; round++) {
      List<DatasetId> found = new ArrayList<>();
      IDS.subList(0, 40).stream().filter(_ -> random.nextInt(3) > 0).forEach(found::add);
      News news = News.of(found, told, unseen);

      Set<DatasetId> expected = new HashSet<>(found);
      expected.removeAll(before);
      assertThat(news.fresh()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(found).containsAll(news.unseen());
      before = new HashSet<>(found);
      told = news.told();
      unseen = random.nextBoolean() ? news.unseen() : List.of();
    }
  }

  private static List<DatasetId> ids(int... numbers) {
    return IntStream.of(numbers).mapToObj(IDS::get).toList();
  }
}
