package org.entente.policy.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.entente.policy.PolicyFiles;
import org.junit.jupiter.api.Test;

class TextChangesTest {
  private static final PolicyFiles START =
      new PolicyFiles(Map.of("a", "old a", "b", "old b", "c", "old c"));

  @Test
  void changesOfDifferentFilesComeTogether() {
    PolicyFiles ours = START.with("a", "our a").with("d", "our d");
    PolicyFiles theirs = START.with("b", "their b").with("c", "");

    TextChanges.Merged merged = TextChanges.merge(START, ours, theirs);

    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.files().texts())
        .isEqualTo(Map.of("a", "our a", "b", "their b", "d", "our d"));
  }

  @Test
  void aFileThatBothChangedIsAConflictAndEitherMayWin() {
    PolicyFiles ours = START.with("a", "our a").with("b", "");
    PolicyFiles theirs = START.with("a", "their a").with("b", "their b");

    TextChanges.Merged merged = TextChanges.merge(START, ours, theirs);

    assertThat(merged.conflicts()).containsExactly("a", "b");
    assertThat(merged.files().texts()).isEqualTo(Map.of("a", "our a", "c", "old c"));
    assertThat(merged.yielding(theirs)).isEqualTo(theirs);
  }

  @Test
  void theSameChangeOnBothSidesIsNoConflict() {
    PolicyFiles same = START.with("a", "new a").with("b", "");

    TextChanges.Merged merged = TextChanges.merge(START, same, same);

    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.files()).isEqualTo(same);
  }

  @Test
  void textsAreNamedByPathsAndEveryByte() {
    String digest = START.digest();

    assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(START.with("a", "old a").digest());
    assertThat(START.with("a", "old a ").digest()).isNotEqualTo(digest);
    assertThat(START.with("a", "").with("e", "old a").digest()).isNotEqualTo(digest);
    assertThat(new PolicyFiles(Map.of("a", "x\nb\n1\ny")).digest())
        .isNotEqualTo(new PolicyFiles(Map.of("a", "x", "b", "y")).digest());
  }
}
