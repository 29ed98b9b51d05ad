package org.entente.policy.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.policy.publishing.LineDiff.Kind;
import org.entente.policy.publishing.LineDiff.Line;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void whatChangedIsShownAsTakenAwayAndAdded() {
    assertThat(LineDiff.between("a\nb\nc\n", "a\nx\nc\nd\n"))
        .containsExactly(
            new Line(Kind.SAME, 1, 1, "a"),
            new Line(Kind.REMOVED, 2, 0, "b"),
            new Line(Kind.ADDED, 0, 2, "x"),
            new Line(Kind.SAME, 3, 3, "c"),
            new Line(Kind.ADDED, 0, 4, "d"));
  }

  @Test
  void aNewAndAnEmptyFileAreDifferencesToo() {
    assertThat(LineDiff.between("", "a")).containsExactly(new Line(Kind.ADDED, 0, 1, "a"));
    assertThat(LineDiff.between("a", "")).containsExactly(new Line(Kind.REMOVED, 1, 0, "a"));
    assertThat(LineDiff.between("", "")).isEmpty();
  }

  @Test
  void onlyWhatIsNearAChangeIsInAHunk() {
    String before = numbers(1, 40);
    String after = before.replace("line 10\n", "line ten\n").replace("line 30\n", "");

    List<List<Line>> hunks = LineDiff.hunks(before, after, 3);

    assertThat(hunks).hasSize(2);
    assertThat(hunks.getFirst()).hasSize(8);
    assertThat(hunks.getFirst().getFirst()).isEqualTo(new Line(Kind.SAME, 7, 7, "line 7"));
    assertThat(hunks.getLast()).hasSize(7);
    assertThat(hunks.getLast().getLast()).isEqualTo(new Line(Kind.SAME, 33, 32, "line 33"));
    assertThat(LineDiff.hunks(before, before, 3)).isEmpty();
  }

  /** Held against what a diff means: leaving out one kind of line gives the other text. */
  @Test
  void eachTextCanBeReadOffTheDifference() {
    long seed = Seeds.one(20_261_124L);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String before = some(random);
      String after = some(random);
      List<Line> lines = LineDiff.between(before, after);

      assertThat(without(Kind.ADDED, lines)).as("seed " + seed).isEqualTo(before);
      assertThat(without(Kind.REMOVED, lines)).as("seed " + seed).isEqualTo(after);
    }
  }

  private static String some(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> "line " + random.nextInt(4) + "\n")
        .collect(Collectors.joining());
  }

  private static String without(Kind kind, List<Line> lines) {
    return lines.stream()
        .filter(line -> line.kind() != kind)
        .map(line -> line.text() + "\n")
        .collect(Collectors.joining());
  }

  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(number -> "line " + number + "\n")
        .collect(Collectors.joining());
  }
}
