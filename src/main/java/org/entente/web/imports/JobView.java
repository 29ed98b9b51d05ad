package org.entente.web.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.harvest.ImportJob;

/**
 * A job, worded.
 *
 * @param percent 0 to 100; empty until the records are counted
 * @param took how long it ran, once it ended
 * @param unlisted records left out beyond those listed
 */
record JobView(
    String href,
    String state,
    String tone,
    boolean running,
    String format,
    String by,
    Instant startedAt,
    Optional<Instant> finishedAt,
    String took,
    long total,
    long done,
    Optional<Long> percent,
    long created,
    long updated,
    long unchanged,
    long rejected,
    List<Left> errors,
    long unlisted,
    Optional<String> problem) {

  /** A record that was left out. */
  record Left(long line, String identifier, String problem) {}

  static JobView of(ImportJob job) {
    return new JobView(
        "/imports/" + job.id(),
        word(job.state()),
        tone(job),
        job.state() == ImportJob.State.RUNNING,
        format(job.format()),
        job.startedBy().name(),
        job.startedAt(),
        job.finishedAt(),
        job.finishedAt().map(end -> length(Duration.between(job.startedAt(), end))).orElse(""),
        job.total(),
        job.done(),
        job.total() == 0 ? Optional.empty() : Optional.of(100 * job.done() / job.total()),
        job.created(),
        job.updated(),
        job.unchanged(),
        job.rejected(),
        job.errors().stream()
            .map(each -> new Left(each.line(), each.identifier().orElse(""), each.problem()))
            .toList(),
        job.rejected() - job.errors().size(),
        job.problem());
  }

  private static String word(ImportJob.State state) {
    return switch (state) {
      case RUNNING -> "running";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
    };
  }

  private static String tone(ImportJob job) {
    return switch (job.state()) {
      case RUNNING -> "info";
      case COMPLETED -> job.rejected() == 0 ? "ok" : "ask";
      case FAILED -> "no";
    };
  }

  static String format(String word) {
    return switch (word) {
      case "entente" -> "Entente (one JSON object per line)";
      case "dcat-us" -> "DCAT-US";
      case "datacite" -> "DataCite";
      case "croissant" -> "Croissant";
      default -> word;
    };
  }

  private static String length(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return "less than a second";
    }
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
