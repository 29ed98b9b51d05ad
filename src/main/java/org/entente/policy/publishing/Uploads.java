package org.entente.policy.publishing;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.identity.Actor;
import org.entente.policy.PolicyFiles;

/** What a whole set of files that somebody hands in makes of a draft. */
final class Uploads {
  private Uploads() {}

  /**
   * Takes away what is not handed in only where the person answers for the whole folder: those who
   * keep the whole everywhere, a steward in their own organisation's. Says nothing of whether they
   * may write what they hand in.
   */
  static PolicyFiles onto(PolicyFiles before, Map<String, String> handedIn, Actor writer) {
    SortedMap<String, String> texts = new TreeMap<>(before.texts());
    boolean whole = DraftRights.writes(writer, PolicyFiles.SCHEMA);
    texts
        .keySet()
        .removeIf(
            path -> DraftRights.writes(writer, path) && (whole || !PolicyFiles.isTests(path)));
    texts.putAll(handedIn);
    texts.values().removeIf(String::isEmpty);
    return new PolicyFiles(texts);
  }
}
