package org.entente.policy.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entente.identity.Actor;
import org.entente.policy.Activation;
import org.entente.policy.PolicyFiles;
import org.entente.policy.publishing.BundleArchive.Kept;

/** The door to what was in force: when, by whom, how it read, and what one changed of another. */
@ApplicationScoped
public class BundleHistory {
  private final BundleArchive archive;

  @Inject
  BundleHistory(BundleArchive archive) {
    this.archive = archive;
  }

  /**
   * Newest first; none for those who may not read the history.
   *
   * @param before number of an activation; {@link Long#MAX_VALUE} for the newest
   */
  public List<Activation> list(Actor reader, long before, int limit) {
    return DraftRights.readsHistory(reader)
        ? QuarkusTransaction.requiringNew().call(() -> archive.newestBefore(before, limit))
        : List.of();
  }

  /**
   * A bundle that was in force. Its texts are all there: what a reader may not read is to be left
   * out, see {@link DraftRights#reads}.
   *
   * @param key its hash, or the digest of its texts
   */
  public Optional<Kept> find(Actor reader, String key) {
    return DraftRights.readsHistory(reader) && key.matches("[0-9a-f]{64}")
        ? QuarkusTransaction.requiringNew().call(() -> archive.find(key))
        : Optional.empty();
  }

  /**
   * What differs between two bundles.
   *
   * @param files changed files that the reader may read, each with the lines around its changes
   * @param unread how many more files changed
   */
  public record Difference(RuleChanges rules, List<FileChange> files, int unread) {
    public Difference {
      files = List.copyOf(files);
    }
  }

  /** One file that differs. */
  public record FileChange(String path, List<List<LineDiff.Line>> hunks) {
    public FileChange {
      hunks = List.copyOf(hunks);
    }
  }

  public static Difference difference(Actor reader, Kept before, Kept after) {
    PolicyFiles none = new PolicyFiles(new java.util.TreeMap<>());
    RuleChanges rules =
        RuleChanges.between(
            before.policies(), after.policies(), !before.schema().equals(after.schema()));
    return difference(reader, rules, before.files().orElse(none), after.files().orElse(none));
  }

  /** Of a draft, or of any two sets of texts. */
  public static Difference difference(
      Actor reader, RuleChanges rules, PolicyFiles before, PolicyFiles after) {
    SortedSet<String> changed = new TreeSet<>(TextChanges.paths(before, after));
    int all = changed.size();
    changed.removeIf(path -> !DraftRights.reads(reader, path));
    List<FileChange> files =
        changed.stream()
            .map(
                path ->
                    new FileChange(
                        path,
                        LineDiff.hunks(
                            before.text(path).orElse(""), after.text(path).orElse(""), 3)))
            .toList();
    return new Difference(rules, files, all - files.size());
  }
}
