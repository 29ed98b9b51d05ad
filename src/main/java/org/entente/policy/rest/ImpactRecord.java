package org.entente.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;
import org.entente.policy.Purpose;
import org.entente.policy.impact.Cause;
import org.entente.policy.impact.Change;
import org.entente.policy.impact.DatasetHoldings;
import org.entente.policy.impact.Impact;
import org.entente.policy.impact.ImpactJob;
import org.entente.policy.impact.Impacts;
import org.entente.policy.impact.Level;
import org.entente.policy.impact.Turn;

/**
 * A preview as it is told.
 *
 * @param result once it is done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImpactRecord(
    UUID id, ImpactJob.State state, Instant startedAt, int done, int all, Result result) {

  static ImpactRecord of(ImpactJob job) {
    return new ImpactRecord(
        job.id(),
        job.state(),
        job.startedAt(),
        job.done(),
        job.all(),
        job.impact().map(Result::of).orElse(null));
  }

  /**
   * @param everything whether {@code datasets} are all there are; else those the reader may know of
   * @param allPeople whether {@code people} are all of the organisation; else those seen last
   */
  public record Result(
      String inForce,
      String draft,
      Instant at,
      long datasets,
      boolean everything,
      List<Row> personas,
      List<Row> people,
      boolean allPeople,
      List<Row> partners,
      Grants grants) {
    static Result of(Impact impact) {
      return new Result(
          impact.inForce(),
          impact.draft(),
          impact.at(),
          impact.datasets(),
          impact.everything(),
          rows(impact.personas()),
          rows(impact.people()),
          impact.allPeople(),
          rows(impact.partners()),
          Grants.of(impact.grants()));
    }

    private static List<Row> rows(List<Impact.Row> rows) {
      return rows.stream().map(Row::of).toList();
    }
  }

  /** Somebody, and what changes for them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(String key, String name, RorId organisation, List<Turned> changes) {
    static Row of(Impact.Row row) {
      return new Row(
          row.key(),
          row.name(),
          row.organisation().orElse(null),
          row.changes().stream().map(Turned::of).toList());
    }
  }

  /** How many datasets turn one way, and by which rules. */
  public record Turned(Level level, Turn turn, long datasets, List<Rule> rules) {
    static Turned of(Change change) {
      return new Turned(
          change.level(),
          change.turn(),
          change.datasets(),
          change.rules().stream()
              .map(each -> Rule.of(each.cause(), Optional.of(each.datasets())))
              .toList());
    }
  }

  /** A rule responsible. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rule(String id, String title, RorId owner, Cause.Part part, Long datasets) {
    static Rule of(Cause cause, Optional<Long> datasets) {
      return new Rule(
          cause.rule(),
          cause.title(),
          cause.owner().orElse(null),
          cause.part(),
          datasets.orElse(null));
    }
  }

  /** Active grants that would stop. */
  public record Grants(long lookedAt, long stopping, long perhaps, List<Ending> items) {
    static Grants of(Impact.Grants grants) {
      return new Grants(
          grants.lookedAt(),
          grants.stopping(),
          grants.perhaps(),
          grants.listed().stream().map(Ending::of).toList());
    }
  }

  /** One of them. */
  public record Ending(
      GrantId grant,
      DatasetId dataset,
      String holder,
      Purpose purpose,
      boolean certain,
      List<Rule> rules) {
    static Ending of(Impact.Ending ending) {
      return new Ending(
          ending.grant(),
          ending.dataset(),
          ending.holder().name(),
          ending.purpose(),
          ending.certain(),
          ending.rules().stream().map(cause -> Rule.of(cause, Optional.empty())).toList());
    }
  }

  /**
   * Datasets behind a change.
   *
   * @param cursor of the next page; left out on the last one
   * @param unnamed how many more there are that the reader may not know by name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Datasets(List<Held> items, DatasetId cursor, long unnamed) {
    static Datasets of(Impacts.Datasets found) {
      return new Datasets(
          found.items().stream().map(Held::of).toList(),
          found.next().orElse(null),
          found.unnamed());
    }
  }

  /** A dataset by name. */
  public record Held(DatasetId id, String title, RorId owner) {
    static Held of(DatasetHoldings.Held held) {
      return new Held(held.id(), held.title(), held.owner());
    }
  }
}
