package org.entente.policy.publishing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The lines that differ between two texts: a longest common subsequence, after the lines that both
 * begin and end with. Texts too large for that are shown as replaced.
 */
public final class LineDiff {
  /** Cells of the table: two times four thousand lines take 64 MB and a moment. */
  private static final long MOST_CELLS = 16_000_000;

  private LineDiff() {}

  public enum Kind {
    SAME,
    REMOVED,
    ADDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param before number in the first text, from 1; 0 where it is not in it
   * @param after number in the second text, likewise
   */
  public record Line(Kind kind, int before, int after, String text) {}

  /** Every line of both, in order; of lines that differ the removed ones stand first. */
  public static List<Line> between(String before, String after) {
    List<String> old = lines(before);
    List<String> young = lines(after);
    int head = 0;
    while (head < Math.min(old.size(), young.size()) && old.get(head).equals(young.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), young.size()) - head
        && old.get(old.size() - 1 - tail).equals(young.get(young.size() - 1 - tail))) {
      tail++;
    }
    List<Line> all = new ArrayList<>();
    for (int at = 0; at < head; at++) {
      all.add(new Line(Kind.SAME, at + 1, at + 1, old.get(at)));
    }
    middle(
        old.subList(head, old.size() - tail), young.subList(head, young.size() - tail), head, all);
    for (int left = tail; left > 0; left--) {
      int at = old.size() - left;
      all.add(new Line(Kind.SAME, at + 1, young.size() - left + 1, old.get(at)));
    }
    return all;
  }

  /** The lines that differ, each with as many around it as asked for; gaps are left out. */
  public static List<List<Line>> hunks(String before, String after, int around) {
    List<Line> all = between(before, after);
    BitSet shown = new BitSet();
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).kind() != Kind.SAME) {
        shown.set(Math.max(0, at - around), Math.min(all.size(), at + around + 1));
      }
    }
    List<List<Line>> hunks = new ArrayList<>();
    for (int from = shown.nextSetBit(0); from >= 0; ) {
      int until = shown.nextClearBit(from);
      hunks.add(List.copyOf(all.subList(from, until)));
      from = shown.nextSetBit(until);
    }
    return hunks;
  }

  private static void middle(List<String> old, List<String> young, int offset, List<Line> all) {
    int[][] longest = lengths(old, young);
    int i = 0;
    int j = 0;
    while (i < old.size() || j < young.size()) {
      boolean same = i < old.size() && j < young.size() && old.get(i).equals(young.get(j));
      if (same && longest.length > 0) {
        all.add(new Line(Kind.SAME, offset + i + 1, offset + j + 1, old.get(i)));
        i++;
        j++;
      } else if (i < old.size()
          && (longest.length == 0 || j == young.size() || longest[i + 1][j] >= longest[i][j + 1])) {
        all.add(new Line(Kind.REMOVED, offset + i + 1, 0, old.get(i)));
        i++;
      } else {
        all.add(new Line(Kind.ADDED, 0, offset + j + 1, young.get(j)));
        j++;
      }
    }
  }

  /** Of the longest common subsequence behind each pair of places; no table where it is too big. */
  private static int[][] lengths(List<String> old, List<String> young) {
    if ((long) (old.size() + 1) * (young.size() + 1) > MOST_CELLS) {
      return new int[0][];
    }
    int[][] longest = new int[old.size() + 1][young.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = young.size() - 1; j >= 0; j--) {
        longest[i][j] =
            old.get(i).equals(young.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    return longest;
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
