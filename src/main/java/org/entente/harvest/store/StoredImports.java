package org.entente.harvest.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.harvest.ImportJob;
import org.entente.harvest.ImportStore;
import org.entente.harvest.Imports;
import org.entente.harvest.Readership;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Import jobs in PostgreSQL. */
@ApplicationScoped
class StoredImports implements ImportStore {
  private static final int MOST_ERRORS = 1_000;
  private static final int MOST_OF_IDENTIFIER = 512;
  private static final int MOST_OF_PROBLEM = 2_000;
  private static final String RECEIVING = "receiving";
  private static final String RUNNING = "running";

  /** What {@link Readership} says, as a condition. */
  private static final String SEEN =
      "state <> :receiving and (startedBy = :person or owner in :owners"
          + " or (owner is null and :everyOwner = true))";

  private final ImportJobRepository jobs;
  private final ImportBodyRepository bodies;
  private final ImportErrorRepository errors;

  @Inject
  StoredImports(
      ImportJobRepository jobs, ImportBodyRepository bodies, ImportErrorRepository errors) {
    this.jobs = jobs;
    this.bodies = bodies;
    this.errors = errors;
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void receive(
      UUID id, Imports.Format format, Optional<RorId> owner, ActorRef startedBy, Instant at) {
    ImportJobEntity job = new ImportJobEntity();
    job.id = id;
    job.state = RECEIVING;
    job.format = format.word();
    job.owner = owner.map(RorId::value).orElse(null);
    job.startedBy = startedBy.id();
    job.startedByName = startedBy.name();
    job.startedAt = at;
    job.touchedAt = at;
    jobs.persist(job);
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void addPart(UUID id, int part, byte[] bytes) {
    ImportBodyPartEntity entity = new ImportBodyPartEntity();
    entity.job = id;
    entity.part = part;
    entity.bytes = bytes;
    bodies.persist(entity);
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void discard(UUID id) {
    jobs.delete("id = ?1 and state = ?2", id, RECEIVING);
  }

  @Override
  public void begin(UUID id, Instant at) {
    jobs.update("state = ?1, touchedAt = ?2 where id = ?3", RUNNING, at, id);
  }

  @Override
  public InputStream body(UUID id) {
    return new BodyParts(part -> QuarkusTransaction.requiringNew().call(() -> partOf(id, part)));
  }

  private Optional<byte[]> partOf(UUID id, int part) {
    return bodies
        .findByIdOptional(new ImportBodyPartEntity.Key(id, part))
        .map(entity -> entity.bytes);
  }

  @Override
  public Optional<Work> hold(UUID id) {
    return jobs.find("id = ?1 and state = ?2", id, RUNNING)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
        .firstResultOptional()
        .map(
            job ->
                new Work(
                    job.id,
                    Imports.Format.parse(job.format).orElseThrow(),
                    Optional.ofNullable(job.owner).map(RorId::new),
                    new ActorRef(job.startedBy, job.startedByName),
                    job.total,
                    job.position));
  }

  @Override
  public void count(UUID id, long total, Instant at) {
    ImportJobEntity job = jobs.findById(id);
    job.total = total;
    job.touchedAt = at;
  }

  @Override
  public void advance(UUID id, Progress progress, Instant at) {
    ImportJobEntity job = jobs.findById(id);
    long room = MOST_ERRORS - Math.min(MOST_ERRORS, job.rejected);
    progress.errors().stream().limit(room).map(error -> entity(id, error)).forEach(errors::persist);
    job.position += progress.records();
    job.created += progress.created();
    job.updated += progress.updated();
    job.unchanged += progress.unchanged();
    job.rejected += progress.rejected();
    job.touchedAt = at;
  }

  private static ImportErrorEntity entity(UUID id, NumberedError error) {
    ImportErrorEntity entity = new ImportErrorEntity();
    entity.job = id;
    entity.record = error.record();
    entity.line = error.error().line();
    entity.identifier =
        error
            .error()
            .identifier()
            .map(text -> StorableText.of(text, MOST_OF_IDENTIFIER))
            .orElse(null);
    entity.problem = StorableText.of(error.error().problem(), MOST_OF_PROBLEM);
    return entity;
  }

  @Override
  public void end(UUID id, Optional<String> problem, Instant at) {
    ImportJobEntity job = jobs.findById(id);
    job.state = state(problem.isPresent() ? ImportJob.State.FAILED : ImportJob.State.COMPLETED);
    job.problem = problem.map(text -> StorableText.of(text, MOST_OF_PROBLEM)).orElse(null);
    job.touchedAt = at;
    job.finishedAt = at;
    bodies.delete("job", id);
  }

  @Override
  public boolean isOfTheData(RuntimeException fault) {
    return DataFaults.isBehind(fault);
  }

  private static String state(ImportJob.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public List<UUID> untouchedSince(Instant since) {
    return jobs
        .find("state = ?1 and touchedAt < ?2", Sort.by("touchedAt"), RUNNING, since)
        .page(Page.ofSize(100))
        .stream()
        .map(job -> job.id)
        .toList();
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void discardUnreceived(Instant before) {
    jobs.delete("state = ?1 and touchedAt < ?2", RECEIVING, before);
  }

  @Override
  public Optional<ImportJob> find(UUID id) {
    return jobs.find("id = ?1 and state <> ?2", id, RECEIVING)
        .firstResultOptional()
        .map(this::withErrors);
  }

  @Override
  public Optional<ImportJob> find(UUID id, Readership reader) {
    return jobs.find("id = :id and " + SEEN, seen(reader).and("id", id))
        .firstResultOptional()
        .map(this::withErrors);
  }

  private ImportJob withErrors(ImportJobEntity job) {
    return toJob(
        job,
        errors.list("job", Sort.by("record"), job.id).stream()
            .map(ImportErrorEntity::toRecordError)
            .toList());
  }

  private static Parameters seen(Readership reader) {
    return Parameters.with("receiving", RECEIVING)
        .and("person", reader.person())
        .and("owners", reader.owners().stream().map(RorId::value).toList())
        .and("everyOwner", reader.everyOwner());
  }

  @Override
  public List<ImportJob> newest(Readership reader, int limit) {
    return jobs
        .find(SEEN, Sort.descending("startedAt").and("id"), seen(reader))
        .page(Page.ofSize(limit))
        .stream()
        .map(job -> toJob(job, List.of()))
        .toList();
  }

  private static ImportJob toJob(ImportJobEntity job, List<ImportJob.RecordError> errors) {
    return new ImportJob(
        job.id,
        ImportJob.State.valueOf(job.state.toUpperCase(Locale.ROOT)),
        job.format,
        new ActorRef(job.startedBy, job.startedByName),
        job.startedAt,
        Optional.ofNullable(job.finishedAt),
        job.total,
        job.created,
        job.updated,
        job.unchanged,
        job.rejected,
        errors,
        Optional.ofNullable(job.problem));
  }
}
