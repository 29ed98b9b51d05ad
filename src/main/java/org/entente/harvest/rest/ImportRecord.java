package org.entente.harvest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.harvest.ImportJob;

/** A job as JSON. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ImportRecord(
    UUID id,
    String state,
    String format,
    String by,
    Instant startedAt,
    Optional<Instant> finishedAt,
    long total,
    long created,
    long updated,
    long unchanged,
    long rejected,
    List<ImportJob.RecordError> errors,
    Optional<String> problem) {
  static ImportRecord of(ImportJob job) {
    return new ImportRecord(
        job.id(),
        job.state().name().toLowerCase(Locale.ROOT),
        job.format(),
        job.startedBy().name(),
        job.startedAt(),
        job.finishedAt(),
        job.total(),
        job.created(),
        job.updated(),
        job.unchanged(),
        job.rejected(),
        job.errors(),
        job.problem());
  }
}
