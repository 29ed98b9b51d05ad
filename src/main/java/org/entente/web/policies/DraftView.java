package org.entente.web.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftRights;
import org.entente.web.Measures;
import org.entente.web.Words;

/**
 * A draft as its pages show it.
 *
 * @param persons who has written in it
 */
record DraftView(
    String href,
    String title,
    String note,
    String state,
    String tone,
    boolean open,
    boolean outdated,
    String persons,
    Optional<String> proposer,
    Optional<String> second,
    Instant changedAt,
    long version,
    List<String> touched,
    int unread) {

  /**
   * A file in the editor's list.
   *
   * @param mark how it differs from what is in force: new, changed, taken away, or nothing
   */
  record FileLink(String path, String href, String mark, boolean here, boolean writable) {}

  static DraftView of(Draft draft, boolean outdated, Actor reader) {
    List<String> touched =
        draft.touched().stream().filter(path -> DraftRights.reads(reader, path)).toList();
    List<String> persons = new ArrayList<>();
    persons.add(draft.author().name());
    draft.editors().stream().map(ActorRef::name).forEach(persons::add);
    return new DraftView(
        "/policies/drafts/" + draft.id(),
        draft.title(),
        draft.note(),
        state(draft, outdated),
        tone(draft, outdated),
        draft.state().isOpen(),
        outdated,
        Words.and(persons),
        draft.proposer().map(ActorRef::name),
        draft.second().map(ActorRef::name),
        draft.changedAt(),
        draft.version(),
        touched,
        draft.touched().size() - touched.size());
  }

  static List<FileLink> files(Draft draft, Actor reader, String shown) {
    SortedSet<String> paths = new TreeSet<>(draft.files().texts().keySet());
    paths.addAll(draft.touched());
    paths.add(shown);
    return paths.stream()
        .filter(path -> DraftRights.reads(reader, path))
        .map(
            path ->
                new FileLink(
                    path,
                    "/policies/drafts/" + draft.id() + "?file=" + Measures.urlEncoded(path),
                    mark(draft, path),
                    path.equals(shown),
                    DraftRights.writes(reader, path)))
        .toList();
  }

  private static String mark(Draft draft, String path) {
    if (draft.start().text(path).equals(draft.files().text(path))) {
      return draft.files().text(path).isEmpty() ? "new" : "";
    }
    if (draft.files().text(path).isEmpty()) {
      return "taken away";
    }
    return draft.start().text(path).isEmpty() ? "new" : "changed";
  }

  private static String state(Draft draft, boolean outdated) {
    if (outdated) {
      return "out of date";
    }
    return switch (draft.state()) {
      case EDITING -> "being written";
      case PROPOSED -> draft.second().isPresent() ? "approved" : "waits for a second person";
      case PUBLISHED -> "published";
      case WITHDRAWN -> "given up";
    };
  }

  private static String tone(Draft draft, boolean outdated) {
    if (outdated) {
      return "no";
    }
    return switch (draft.state()) {
      case EDITING -> "info";
      case PROPOSED -> "ask";
      case PUBLISHED -> "ok";
      case WITHDRAWN -> "quiet";
    };
  }
}
