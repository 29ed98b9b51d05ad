package org.entente.web.policies.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.entente.policy.impact.Cause;
import org.entente.policy.impact.Change;
import org.entente.policy.impact.Impact;
import org.entente.policy.impact.ImpactJob;
import org.entente.policy.impact.Level;
import org.entente.policy.impact.Turn;
import org.entente.web.Words;

/** A preview in words. */
final class ImpactWords {
  private ImpactWords() {}

  /** "3 of 14 personas gain, 1 loses; …; 2 of 30 active grants would stop." */
  static String summary(Impact impact) {
    List<String> parts = new ArrayList<>();
    rows(impact.personas(), "persona", "personas").ifPresent(parts::add);
    rows(impact.people(), "person of your organisation", "people of your organisation")
        .ifPresent(parts::add);
    rows(impact.partners(), "partner", "partners").ifPresent(parts::add);
    parts.add(grants(impact.grants()));
    return Words.sentence(String.join("; ", parts)) + ".";
  }

  private static java.util.Optional<String> rows(List<Impact.Row> rows, String one, String many) {
    if (rows.isEmpty()) {
      return java.util.Optional.empty();
    }
    List<String> said = new ArrayList<>();
    said(said, rows, Turn.GAINED, "gains", "gain");
    said(said, rows, Turn.LOST, "loses", "lose");
    said(said, rows, Turn.MAY_BE_GAINED, "may gain", "may gain");
    said(said, rows, Turn.MAY_BE_LOST, "may lose", "may lose");
    String whose = rows.size() == 1 ? "1 " + one : "%,d %s".formatted(rows.size(), many);
    return java.util.Optional.of(
        said.isEmpty() ? "nothing changes for " + whose : "of " + whose + ", " + Words.and(said));
  }

  private static void said(
      List<String> said, List<Impact.Row> rows, Turn turn, String one, String many) {
    long number = rows.stream().filter(row -> has(row, turn)).count();
    if (number > 0) {
      said.add(number + " " + (number == 1 ? one : many));
    }
  }

  static boolean has(Impact.Row row, Turn turn) {
    Predicate<Change> turns = change -> change.turn() == turn;
    return row.changes().stream().anyMatch(turns);
  }

  private static String grants(Impact.Grants grants) {
    if (grants.lookedAt() == 0) {
      return "there are no active grants that you would hear of";
    }
    String perhaps = grants.perhaps() == 0 ? "" : " and " + grants.perhaps() + " may stop";
    return "of %s, %s would stop%s"
        .formatted(
            Words.count(grants.lookedAt(), "active grant", "active grants"),
            grants.stopping() == 0 ? "none" : String.valueOf(grants.stopping()),
            perhaps);
  }

  static String state(ImpactJob.State state) {
    return switch (state) {
      case WAITING -> "waiting for its turn";
      case RUNNING -> "under way";
      case DONE -> "done";
      case CANCELLED -> "given up";
      case OVERDUE -> "stopped, since it took longer than ten minutes; try a smaller draft";
      case FAILED -> "failed";
    };
  }

  static String tone(ImpactJob.State state) {
    return switch (state) {
      case WAITING, RUNNING -> "info";
      case DONE -> "ok";
      case CANCELLED, OVERDUE -> "quiet";
      case FAILED -> "no";
    };
  }

  static String level(Level level) {
    return switch (level) {
      case DISCOVERABLE -> "discoverable";
      case READABLE -> "readable in full";
      case RECEIVABLE -> "receivable at once or on request";
      case OPEN -> "receivable without anybody’s approval";
    };
  }

  /** "12 datasets become discoverable". */
  static String change(Change change) {
    String datasets = Words.count(change.datasets(), "dataset", "datasets");
    boolean one = change.datasets() == 1;
    String turns =
        switch (change.turn()) {
          case GAINED -> one ? "becomes" : "become";
          case LOST -> one ? "is no longer" : "are no longer";
          case MAY_BE_GAINED -> "may become";
          case MAY_BE_LOST -> "may cease to be";
        };
    return datasets + " " + turns + " " + level(change.level());
  }

  static String part(Cause.Part part) {
    return switch (part) {
      case NOW_PERMITS -> "would permit it";
      case NO_LONGER_PERMITS -> "would permit it no more";
      case NOW_FORBIDS -> "would forbid it";
      case NO_LONGER_FORBIDS -> "would forbid it no more";
    };
  }
}
