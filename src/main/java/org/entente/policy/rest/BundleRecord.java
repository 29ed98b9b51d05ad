package org.entente.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.policy.Activation;
import org.entente.policy.publishing.BundleArchive.Kept;
import org.entente.policy.publishing.BundleHistory;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.publishing.LineDiff;

/** Shapes of the history of bundles. */
final class BundleRecord {
  private BundleRecord() {}

  /**
   * @param cursor where the next page begins; left out on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<InForce> items, String cursor) {}

  /**
   * That a bundle came into force.
   *
   * @param texts digest of the texts: two sets of texts may be one bundle
   * @param how start, reload, publish or rollback
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InForce(
      String bundle,
      String texts,
      Instant at,
      String how,
      String by,
      String approvedBy,
      String draft,
      String note) {
    static InForce of(Activation activation) {
      Activation.Cause cause = activation.cause();
      return new InForce(
          activation.bundle(),
          activation.texts().orElse(null),
          activation.at(),
          cause.how().word(),
          cause.by().map(ActorRef::name).orElse(null),
          cause.second().map(ActorRef::name).orElse(null),
          cause.draft().map(Object::toString).orElse(null),
          cause.note());
    }
  }

  /**
   * A bundle that was in force.
   *
   * @param rules ids
   * @param files texts by path, as far as the reader may read them; left out where they were not
   *     kept then
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record One(String bundle, InForce last, List<String> rules, Map<String, String> files) {
    static One of(Kept kept, Actor reader) {
      return new One(
          kept.hash(),
          InForce.of(kept.last()),
          List.copyOf(new TreeSet<>(kept.policies().keySet())),
          kept.files().map(files -> readable(files.texts(), reader)).orElse(null));
    }

    private static Map<String, String> readable(Map<String, String> texts, Actor reader) {
      SortedMap<String, String> readable = new TreeMap<>(texts);
      readable.keySet().removeIf(path -> !DraftRights.reads(reader, path));
      return readable;
    }
  }

  /**
   * What differs.
   *
   * @param unread how many more files differ that the reader may not read
   */
  record Difference(
      List<String> added,
      List<String> removed,
      List<String> changed,
      boolean schema,
      List<File> files,
      int unread) {
    static Difference of(BundleHistory.Difference difference) {
      return new Difference(
          difference.rules().added(),
          difference.rules().removed(),
          difference.rules().changed(),
          difference.rules().schema(),
          difference.files().stream().map(File::of).toList(),
          difference.unread());
    }
  }

  /**
   * @param lines changed lines and three around each, marked as in a unified diff
   */
  record File(String path, List<String> lines) {
    static File of(BundleHistory.FileChange change) {
      return new File(
          change.path(), change.hunks().stream().flatMap(List::stream).map(File::marked).toList());
    }

    private static String marked(LineDiff.Line line) {
      return switch (line.kind()) {
        case SAME -> " " + line.text();
        case REMOVED -> "-" + line.text();
        case ADDED -> "+" + line.text();
      };
    }
  }
}
