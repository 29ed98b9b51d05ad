package org.entente.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftRights;
import org.entente.policy.publishing.FourEyes;

/**
 * A draft as its reader sees it.
 *
 * @param base hash of the bundle it started from
 * @param outdated whether another bundle has come into force since
 * @param changed paths of the files it changes; of those the reader may not read only that there
 *     are, see {@code changedUnread}
 * @param needsSecond changed files that this reader cannot publish alone; left out of listings
 * @param files texts by path, as far as the reader may read them; left out of listings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftRecord(
    String id,
    String title,
    String note,
    String state,
    String base,
    boolean outdated,
    String author,
    List<String> editors,
    String proposedBy,
    String approvedBy,
    String backTo,
    Instant createdAt,
    Instant changedAt,
    long version,
    List<String> changed,
    int changedUnread,
    List<String> needsSecond,
    Map<String, String> files) {

  /** A listing. */
  record Page(List<DraftRecord> items) {}

  static DraftRecord of(
      Draft draft, boolean outdated, Actor reader, SortedMap<String, FourEyes.Why> needing) {
    SortedMap<String, String> files = new TreeMap<>(draft.files().texts());
    files.keySet().removeIf(path -> !DraftRights.reads(reader, path));
    return of(draft, outdated, reader, readable(reader, needing.keySet()), files);
  }

  static DraftRecord listed(Draft draft, boolean outdated, Actor reader) {
    return of(draft, outdated, reader, null, null);
  }

  private static DraftRecord of(
      Draft draft, boolean outdated, Actor reader, List<String> second, Map<String, String> files) {
    List<String> changed = readable(reader, draft.touched());
    return new DraftRecord(
        draft.id().toString(),
        draft.title(),
        draft.note(),
        draft.state().word(),
        draft.base().orElse(null),
        outdated,
        draft.author().name(),
        draft.editors().stream().map(ActorRef::name).toList(),
        draft.proposer().map(ActorRef::name).orElse(null),
        draft.second().map(ActorRef::name).orElse(null),
        draft.backTo().orElse(null),
        draft.createdAt(),
        draft.changedAt(),
        draft.version(),
        changed,
        draft.touched().size() - changed.size(),
        second,
        files);
  }

  private static List<String> readable(Actor reader, java.util.Collection<String> paths) {
    return paths.stream().filter(path -> DraftRights.reads(reader, path)).toList();
  }
}
