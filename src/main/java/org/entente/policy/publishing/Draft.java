package org.entente.policy.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.entente.kernel.ActorRef;
import org.entente.policy.PolicyFiles;

/**
 * A bundle in the making. It decides nothing; what is in force changes when it is published.
 *
 * @param base hash of the bundle that was in force when it was begun or last brought up to date
 * @param start the texts of that bundle
 * @param files the texts as they stand now, all of them: more than a partner's steward may read
 * @param author who began it
 * @param editors everybody else who wrote in it
 * @param proposer who asked a second person to read it
 * @param second the person who read and approved it
 * @param backTo the bundle that it puts back in force, where it was made for that
 * @param note why, for those who read it later
 * @param version counts changes, so that nobody writes over what they have not seen
 */
public record Draft(
    DraftId id,
    String title,
    Optional<String> base,
    PolicyFiles start,
    PolicyFiles files,
    State state,
    ActorRef author,
    List<ActorRef> editors,
    Optional<ActorRef> proposer,
    Optional<ActorRef> second,
    Optional<String> backTo,
    String note,
    Instant createdAt,
    Instant changedAt,
    long version) {

  /** Where it stands. */
  public enum State {
    EDITING,
    /** A second person is asked to read it; nobody writes in it meanwhile. */
    PROPOSED,
    PUBLISHED,
    /** Given up. */
    WITHDRAWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static State parse(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean isOpen() {
      return switch (this) {
        case EDITING, PROPOSED -> true;
        case PUBLISHED, WITHDRAWN -> false;
      };
    }
  }

  public Draft {
    editors = List.copyOf(editors);
  }

  /** Paths of the files that differ from those it started from. */
  public SortedSet<String> touched() {
    return TextChanges.paths(start, files);
  }

  /** Whether this person has a part in what it says, so that they cannot be the second one. */
  public boolean involves(ActorRef person) {
    return Stream.concat(Stream.of(author), Stream.concat(editors.stream(), proposer.stream()))
        .anyMatch(person::sameAs);
  }

  Draft edited(PolicyFiles written, ActorRef by, Instant now) {
    return changed(base, start, written, State.EDITING, with(by), none(), none(), now);
  }

  Draft broughtUpToDate(
      String newBase, PolicyFiles newStart, PolicyFiles merged, ActorRef by, Instant now) {
    return changed(
        Optional.of(newBase), newStart, merged, State.EDITING, with(by), none(), none(), now);
  }

  Draft proposed(ActorRef by, Instant now) {
    return changed(base, start, files, State.PROPOSED, editors, Optional.of(by), none(), now);
  }

  Draft approved(ActorRef by, Instant now) {
    return changed(base, start, files, State.PROPOSED, editors, proposer, Optional.of(by), now);
  }

  Draft takenBack(Instant now) {
    return changed(base, start, files, State.EDITING, editors, none(), none(), now);
  }

  Draft ended(State end, Instant now) {
    return changed(base, start, files, end, editors, proposer, second, now);
  }

  private Draft changed(
      Optional<String> newBase,
      PolicyFiles newStart,
      PolicyFiles newFiles,
      State newState,
      List<ActorRef> newEditors,
      Optional<ActorRef> newProposer,
      Optional<ActorRef> newSecond,
      Instant now) {
    return new Draft(
        id,
        title,
        newBase,
        newStart,
        newFiles,
        newState,
        author,
        newEditors,
        newProposer,
        newSecond,
        backTo,
        note,
        createdAt,
        now,
        version + 1);
  }

  private List<ActorRef> with(ActorRef editor) {
    if (author.sameAs(editor) || editors.stream().anyMatch(editor::sameAs)) {
      return editors;
    }
    List<ActorRef> more = new ArrayList<>(editors);
    more.add(editor);
    return more;
  }

  private static Optional<ActorRef> none() {
    return Optional.empty();
  }
}
