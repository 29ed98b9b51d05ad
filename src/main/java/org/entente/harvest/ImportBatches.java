package org.entente.harvest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.catalog.Catalog;
import org.entente.catalog.DatasetDraft;
import org.entente.catalog.DatasetIntake;
import org.entente.catalog.Saved;
import org.entente.harvest.ImportJob.RecordError;
import org.entente.harvest.ImportStore.NumberedError;
import org.entente.harvest.ImportStore.Progress;
import org.entente.harvest.Importer.SourceRecord;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.RorId;

/** The transactions of a job: each moves it on and records what it did, or does nothing. */
@ApplicationScoped
class ImportBatches {
  private final ImportStore store;
  private final Catalog catalog;
  private final Actors actors;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  ImportBatches(ImportStore store, Catalog catalog, Actors actors, AuditTrail trail, Clock clock) {
    this.store = store;
    this.catalog = catalog;
    this.actors = actors;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A record on its way into the catalog.
   *
   * @param number position in the body, from 1
   * @param draft empty where {@code problem} says why not
   */
  record Entry(
      long number,
      long line,
      Optional<String> identifier,
      Optional<DatasetDraft> draft,
      String problem) {
    /**
     * @param seen hashes of the datasets named so far: of two records of one dataset in one body it
     *     is not clear which is meant, so the later one is rejected
     */
    static Entry of(long number, SourceRecord source, Optional<RorId> owner, Set<Long> seen) {
      return switch (source) {
        case SourceRecord.Broken(long line, String problem) ->
            new Entry(number, line, Optional.empty(), Optional.empty(), problem);
        case SourceRecord.Mapped(long line, ObjectNode document) ->
            switch (DatasetIntake.read(document, owner)) {
              case DatasetIntake.Result.Refused refused ->
                  new Entry(
                      number, line, refused.identifier(), Optional.empty(), refused.problem());
              case DatasetIntake.Result.Accepted(DatasetDraft draft) when !seen.add(hash(draft)) ->
                  new Entry(
                      number,
                      line,
                      Optional.of(draft.identifier()),
                      Optional.empty(),
                      "an earlier record of this body has the same owner and identifier");
              case DatasetIntake.Result.Accepted(DatasetDraft draft) ->
                  new Entry(number, line, Optional.of(draft.identifier()), Optional.of(draft), "");
            };
      };
    }

    /**
     * 64 bits of SHA-256: keys of a million records collide in one of tens of millions of bodies.
     */
    private static long hash(DatasetDraft draft) {
      try {
        return ByteBuffer.wrap(
                MessageDigest.getInstance("SHA-256")
                    .digest(
                        (draft.owner() + "\n" + draft.identifier())
                            .getBytes(StandardCharsets.UTF_8)))
            .getLong();
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    NumberedError error(String why) {
      return new NumberedError(number, new RecordError(line, identifier, why));
    }
  }

  /** The job if it runs and nobody is at it this moment. */
  @Transactional
  Optional<ImportStore.Work> look(UUID job) {
    return store.hold(job);
  }

  @Transactional
  void count(UUID job, long total) {
    store.hold(job).ifPresent(work -> store.count(job, total, clock.instant()));
  }

  /**
   * Saves a batch and moves the job on from {@code from}.
   *
   * @return false if the job is not at that position any more, or has ended
   */
  @Transactional
  boolean save(ImportStore.Work job, long from, List<Entry> batch, boolean last) {
    Optional<ImportStore.Work> held = store.hold(job.id());
    if (held.isEmpty() || held.get().position() != from) {
      return false;
    }
    Optional<Actor> actor = actors.find(job.startedBy().id());
    if (actor.isEmpty()) {
      end(job, Optional.of("the account that started the import is no longer known"));
      return false;
    }
    store.advance(job.id(), saveAll(actor.get(), batch), clock.instant());
    if (last) {
      end(job, Optional.empty());
    }
    return true;
  }

  private Progress saveAll(Actor actor, List<Entry> batch) {
    List<Entry> valid = batch.stream().filter(entry -> entry.draft().isPresent()).toList();
    List<NumberedError> errors =
        new ArrayList<>(
            batch.stream()
                .filter(entry -> entry.draft().isEmpty())
                .map(entry -> entry.error(entry.problem()))
                .toList());
    List<Saved> answers =
        catalog.saveAll(actor, valid.stream().map(entry -> entry.draft().orElseThrow()).toList());
    long created = 0;
    long updated = 0;
    long unchanged = 0;
    for (int i = 0; i < answers.size(); i++) {
      switch (answers.get(i)) {
        case Saved.Created created1 -> created++;
        case Saved.Updated updated1 -> updated++;
        case Saved.Unchanged unchanged1 -> unchanged++;
        case Saved.Refused(String problem) -> errors.add(valid.get(i).error(problem));
        case Saved.Forbidden(String problem) -> errors.add(valid.get(i).error(problem));
        case Saved.Exists exists -> throw unconditional();
        case Saved.Missing missing -> throw unconditional();
        case Saved.Stale stale -> throw unconditional();
      }
    }
    return new Progress(created, updated, unchanged, errors.size(), errors);
  }

  private static IllegalStateException unconditional() {
    return new IllegalStateException("a save without condition met one");
  }

  @Transactional
  void fail(ImportStore.Work job, String problem) {
    if (store.hold(job.id()).isPresent()) {
      end(job, Optional.of(problem));
    }
  }

  private void end(ImportStore.Work job, Optional<String> problem) {
    store.end(job.id(), problem, clock.instant());
    ImportJob ended = store.find(job.id()).orElseThrow();
    trail.append(
        new AuditEvent(
            "import.completed",
            job.startedBy(),
            "import:" + job.id(),
            problem.isPresent() ? Outcome.FAILED : Outcome.ALLOWED,
            Optional.empty(),
            Map.of(
                "created", ended.created(),
                "updated", ended.updated(),
                "unchanged", ended.unchanged(),
                "rejected", ended.rejected(),
                "problem", ended.problem().orElse(""))));
  }
}
