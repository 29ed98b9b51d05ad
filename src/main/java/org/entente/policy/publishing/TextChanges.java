package org.entente.policy.publishing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.policy.PolicyFiles;

/** What differs between two sets of texts, and how two changes of one set come together. */
public final class TextChanges {
  private TextChanges() {}

  /** Paths of files that are in one only, or read differently. */
  public static SortedSet<String> paths(PolicyFiles before, PolicyFiles after) {
    SortedSet<String> paths = new TreeSet<>(before.texts().keySet());
    paths.addAll(after.texts().keySet());
    paths.removeIf(path -> before.text(path).equals(after.text(path)));
    return Collections.unmodifiableSortedSet(paths);
  }

  /**
   * What two changes of the same texts come to.
   *
   * @param files with ours where both changed a file
   * @param conflicts the files that both changed, differently
   */
  public record Merged(PolicyFiles files, List<String> conflicts) {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }

    /** With theirs where both changed a file. */
    public PolicyFiles yielding(PolicyFiles theirs) {
      SortedMap<String, String> texts = new TreeMap<>(files.texts());
      for (String path : conflicts) {
        texts.remove(path);
        theirs.text(path).ifPresent(text -> texts.put(path, text));
      }
      return new PolicyFiles(texts);
    }
  }

  /** File by file: whoever changed one, theirs it is. */
  public static Merged merge(PolicyFiles start, PolicyFiles ours, PolicyFiles theirs) {
    SortedSet<String> changedHere = paths(start, ours);
    SortedMap<String, String> texts = new TreeMap<>(theirs.texts());
    List<String> conflicts = new ArrayList<>();
    for (String path : changedHere) {
      boolean both =
          !start.text(path).equals(theirs.text(path)) && !ours.text(path).equals(theirs.text(path));
      if (both) {
        conflicts.add(path);
      }
      texts.remove(path);
      ours.text(path).ifPresent(text -> texts.put(path, text));
    }
    return new Merged(new PolicyFiles(texts), conflicts);
  }
}
