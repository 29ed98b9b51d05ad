package org.entente.policy.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import org.entente.identity.Actor;
import org.entente.kernel.RandomId;
import org.entente.policy.Bundles;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.publishing.DraftDesk.Step;

/**
 * The door to drafts of policies: begin one, write in it, keep it up to date. A second person comes
 * in by {@link Proposals}; how one comes into force is {@link Publications}.
 */
@ApplicationScoped
public class PolicyDrafts {
  private static final int MOST_LISTED = 100;

  private final DraftDesk desk;
  private final DraftCheck checks;
  private final Bundles bundles;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  PolicyDrafts(
      DraftDesk desk, DraftCheck checks, Bundles bundles, Clock clock, SecureRandom random) {
    this.desk = desk;
    this.checks = checks;
    this.bundles = bundles;
    this.clock = clock;
    this.random = random;
  }

  /** Which side wins where a draft and what is in force both changed a file. */
  public enum Side {
    DRAFT,
    IN_FORCE
  }

  /** Empty both if there is none and if it is not for this reader. */
  public Optional<Draft> find(Actor reader, DraftId id) {
    return desk.find(reader, id);
  }

  /** Those changed last first. */
  public List<Draft> list(Actor reader) {
    return DraftRights.drafts(reader) ? desk.newest(reader, MOST_LISTED) : List.of();
  }

  /** Whether what the draft started from is no longer in force, so that it cannot be published. */
  public boolean isOutdated(Draft draft) {
    return draft.state().isOpen() && !draft.start().equals(bundles.current().files());
  }

  /** A draft that says what is in force. */
  public DraftOutcome begin(Actor author, String title, String note) {
    if (!DraftRights.drafts(author)) {
      return new DraftOutcome.Unknown();
    }
    Optional<String> trouble =
        Wording.troubleWithTitle(title).or(() -> Wording.troubleWithNote(note));
    if (trouble.isPresent()) {
      return DraftOutcome.Invalid.of(trouble.get());
    }
    Draft draft = blank(author, title.strip(), note.strip());
    QuarkusTransaction.requiringNew().run(() -> desk.add(author, draft));
    return new DraftOutcome.Done(draft);
  }

  Draft blank(Actor author, String title, String note) {
    Bundles.Current current = bundles.current();
    Instant now = now();
    return new Draft(
        new DraftId(RandomId.from(random)),
        title,
        Optional.of(current.bundle()),
        current.files(),
        current.files(),
        Draft.State.EDITING,
        author.ref(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        note,
        now,
        now,
        1);
  }

  /**
   * Writes one file anew; an empty text takes it away.
   *
   * @param version the draft as the writer has read it
   */
  public DraftOutcome write(Actor writer, DraftId id, String path, String text, long version) {
    return desk.change(
        writer,
        id,
        OptionalLong.of(version),
        "policy-draft.edited",
        draft -> {
          Optional<String> trouble = Wording.troubleWith(path, text);
          if (trouble.isPresent()) {
            return stay(DraftOutcome.Invalid.of(trouble.get()));
          }
          return written(writer, draft, draft.files().with(path, text), List.of(path));
        });
  }

  /**
   * Writes all files anew that are the writer's to change. A partner's steward may hand in less
   * than a whole bundle: of others' files and of tests nothing is taken away.
   */
  public DraftOutcome upload(Actor writer, DraftId id, Map<String, String> texts, long version) {
    return desk.change(
        writer,
        id,
        OptionalLong.of(version),
        "policy-draft.edited",
        draft -> {
          for (Map.Entry<String, String> file : texts.entrySet()) {
            Optional<String> trouble = Wording.troubleWith(file.getKey(), file.getValue());
            if (trouble.isPresent()) {
              return stay(DraftOutcome.Invalid.of(trouble.get()));
            }
          }
          PolicyFiles next = Uploads.onto(draft.files(), texts, writer);
          return written(writer, draft, next, List.copyOf(TextChanges.paths(draft.files(), next)));
        });
  }

  private Step written(Actor writer, Draft draft, PolicyFiles next, List<String> paths) {
    Optional<String> foreign =
        paths.stream().filter(path -> !DraftRights.writes(writer, path)).findFirst();
    if (foreign.isPresent()) {
      return stay(refused(writer, foreign.get()));
    }
    if (draft.state() != Draft.State.EDITING) {
      return stay(DraftOutcome.Conflict.of(notOpen(draft)));
    }
    Optional<String> trouble = Wording.troubleWith(next);
    if (trouble.isPresent()) {
      return stay(DraftOutcome.Invalid.of(trouble.get()));
    }
    SortedSet<String> changed = TextChanges.paths(draft.files(), next);
    return changed.isEmpty()
        ? stay(new DraftOutcome.Done(draft))
        : new Step.To(
            draft.edited(next, writer.ref(), now()), Map.of("files", List.copyOf(changed)));
  }

  private static DraftOutcome refused(Actor writer, String path) {
    String shown = path.length() > 120 ? path.substring(0, 120) + "…" : path;
    if (!DraftRights.isPath(path)) {
      return new DraftOutcome.NotAllowed(
          "`"
              + shown
              + "` is no place for a file; a bundle holds schema.cedarschema,"
              + " consortium/<name>.cedar, partners/<ROR>/<name>.cedar and tests/<name>.yaml.");
    }
    return new DraftOutcome.NotAllowed(
        "`%s` is not yours to change; you write in `%s` and `tests/`."
            .formatted(shown, writer.org().map(DraftRights::folder).orElse("")));
  }

  /**
   * Puts the draft's changes onto what is in force now.
   *
   * @param wins where both changed a file; empty to be told of such files first
   */
  public DraftOutcome bringUpToDate(
      Actor writer, DraftId id, OptionalLong version, Optional<Side> wins) {
    Bundles.Current current = bundles.current();
    return desk.change(
        writer,
        id,
        version,
        "policy-draft.rebased",
        draft -> {
          if (draft.state() != Draft.State.EDITING) {
            return stay(DraftOutcome.Conflict.of(notOpen(draft)));
          }
          if (!DraftRights.mayWriteAll(writer, draft.touched())) {
            return stay(new DraftOutcome.NotAllowed("It changes what is not yours to change."));
          }
          if (draft.start().equals(current.files())) {
            return stay(new DraftOutcome.Done(draft));
          }
          TextChanges.Merged merged =
              TextChanges.merge(draft.start(), draft.files(), current.files());
          if (!merged.conflicts().isEmpty() && wins.isEmpty()) {
            return stay(
                new DraftOutcome.Conflict(
                    "Both this draft and what was published since changed: "
                        + String.join(", ", merged.conflicts())
                        + ". Say which of the two to keep.",
                    merged.conflicts()));
          }
          PolicyFiles files =
              wins.filter(side -> side == Side.IN_FORCE).isPresent()
                  ? merged.yielding(current.files())
                  : merged.files();
          return new Step.To(
              draft.broughtUpToDate(current.bundle(), current.files(), files, writer.ref(), now()),
              Map.of("base", current.bundle(), "conflicts", merged.conflicts()));
        });
  }

  /** Whether a text would do in place of the one in the draft; changes nothing. */
  public DraftCheck.Checked check(Actor reader, Draft draft, String path, String text) {
    boolean theirs = DraftRights.writes(reader, path) && Wording.troubleWith(path, text).isEmpty();
    return checks.check(reader, theirs ? draft.files().with(path, text) : draft.files());
  }

  /** Whether the draft would do as it stands. */
  public DraftCheck.Checked check(Actor reader, Draft draft) {
    return checks.check(reader, draft.files());
  }

  /** What building the draft comes to, whoever may read which of its texts. */
  public PolicySource.Loaded build(Draft draft) {
    return checks.build(draft.files());
  }

  /** Gives it up; it stays on record and can no longer be changed. */
  public DraftOutcome giveUp(Actor actor, DraftId id) {
    return desk.change(
        actor,
        id,
        OptionalLong.empty(),
        "policy-draft.withdrawn",
        draft -> {
          if (!draft.state().isOpen()) {
            return stay(DraftOutcome.Conflict.of(notOpen(draft)));
          }
          if (!DraftRights.mayWriteAll(actor, draft.touched())) {
            return stay(new DraftOutcome.NotAllowed("It changes what is not yours to change."));
          }
          return new Step.To(draft.ended(Draft.State.WITHDRAWN, now()), Map.of());
        });
  }

  static String notOpen(Draft draft) {
    return switch (draft.state()) {
      case EDITING -> "The draft is still being written; propose it first.";
      case PROPOSED -> "The draft is with a second person; take it back to change it.";
      case PUBLISHED -> "The draft is published; begin another one.";
      case WITHDRAWN -> "The draft was given up; begin another one.";
    };
  }

  private static Step stay(DraftOutcome outcome) {
    return new Step.Stay(outcome);
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
