package org.entente.policy.bundle;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.policy.PolicyFiles;
import org.entente.policy.SensitiveFacts;
import org.entente.policy.cedar.CedarParser;
import org.entente.policy.cedar.CedarPolicy;
import org.entente.policy.cedar.CedarSchema;
import org.entente.policy.cedar.Refused;

/** Whether what differs between two texts of a file of rules turns on a sensitive fact. */
public final class SensitiveChanges {
  private SensitiveChanges() {}

  /** What a look at the changes came to. */
  public enum Found {
    NONE,
    /** A rule that is added, edited or taken away mentions a sensitive fact. */
    SENSITIVE,
    /** It cannot be told; such texts make no bundle. */
    UNREADABLE
  }

  /**
   * Only rules that differ in what decides or is read count, not layout and comments.
   *
   * @param path of a file of rules, which may be in one of the two only
   */
  public static Found between(String path, PolicyFiles before, PolicyFiles after) {
    try {
      Set<String> old = statements(path, before);
      Set<String> young = statements(path, after);
      Set<CedarPolicy> taken = parsed(without(old, young));
      Set<CedarPolicy> added = parsed(without(young, old));
      SensitiveFacts one = facts(before);
      SensitiveFacts other = facts(after);
      boolean personal =
          Stream.concat(without(taken, added).stream(), without(added, taken).stream())
              .map(CedarPolicy::condition)
              .anyMatch(it -> one.mentionedIn(it).isPresent() || other.mentionedIn(it).isPresent());
      return personal ? Found.SENSITIVE : Found.NONE;
    } catch (Flaw | Refused unreadable) {
      return Found.UNREADABLE;
    }
  }

  private static Set<String> statements(String path, PolicyFiles files) {
    return files.text(path).stream()
        .flatMap(text -> Statement.split(path, text).stream())
        .map(Statement::text)
        .collect(Collectors.toSet());
  }

  private static Set<CedarPolicy> parsed(Set<String> statements) {
    return statements.stream().map(CedarParser::parse).collect(Collectors.toSet());
  }

  private static SensitiveFacts facts(PolicyFiles files) {
    String schema =
        files
            .text(PolicyFiles.SCHEMA)
            .orElseThrow(() -> new Flaw(PolicyFiles.SCHEMA + ": there is no such file"));
    return SensitiveFacts.of(CedarSchema.parse(schema).vocabulary());
  }

  private static <T> Set<T> without(Set<T> some, Set<T> others) {
    Set<T> left = new HashSet<>(some);
    left.removeAll(others);
    return left;
  }
}
