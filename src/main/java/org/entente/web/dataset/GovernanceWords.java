package org.entente.web.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.entente.policy.Governance;
import org.entente.web.Measures;
import org.entente.web.Words;
import org.entente.web.dataset.RecordView.Line;

/**
 * What the owner asks for, as a reader of the full record is told: what they need to judge their
 * own access. Teams, projects, parties and custodians are not among it, since they tell of others.
 */
final class GovernanceWords {
  private GovernanceWords() {}

  static List<Line> lines(Governance it) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("Access", level(it)));
    add(lines, "For", it.purposes().stream().sorted().map(Words::purpose).toList());
    add(lines, "Approvals", it.approvals().stream().sorted().map(Words::approval).toList());
    add(lines, "Agreements", it.requiredAgreements());
    add(lines, "Training", it.requiredTraining());
    add(lines, "Countries", it.allowedCountries());
    it.embargo()
        .ifPresent(
            embargo -> lines.add(Line.of("Embargo", "until " + Measures.day(embargo.ends()))));
    it.protectedUntil()
        .ifPresent(until -> lines.add(Line.of("Protected", "until " + Measures.day(until))));
    lines.add(Line.of("Export control", regime(it)));
    it.export().eccn().ifPresent(eccn -> lines.add(Line.of("Control list entry", eccn)));
    add(lines, "Releasable to", it.export().releasableTo());
    add(lines, "Controlled unclassified", it.cui().categories());
    it.cui().banner().ifPresent(banner -> lines.add(Line.of("Marked", banner)));
    it.cui().designator().ifPresent(by -> lines.add(Line.of("Designated by", by)));
    lines.add(Line.of("AI training", training(it)));
    if (it.humanSubjects()) {
      lines.add(Line.of("Human subjects", "yes"));
    }
    lines.add(Line.of("Sign-in", "assurance " + it.minAssurance() + " of 3 at least"));
    it.enclave().ifPresent(name -> lines.add(Line.of("Enclave", "does not leave " + name)));
    add(lines, "You must", it.obligations());
    if (!it.unresolved().isEmpty()) {
      lines.add(
          Line.of(
              "Not settled", "the owner has still to state " + Words.and(sorted(it.unresolved()))));
    }
    return lines;
  }

  private static String level(Governance it) {
    return switch (it.accessLevel()) {
      case OPEN -> "open";
      case RESTRICTED -> "restricted: on request";
      case CONTROLLED -> "controlled: on request, under conditions";
      case CLOSED -> "closed";
    };
  }

  private static String regime(Governance it) {
    return switch (it.export().regime()) {
      case NONE -> "none";
      case FUNDAMENTAL -> "none (fundamental research)";
      case EAR -> "EAR (15 CFR 730–774)";
      case ITAR -> "ITAR (22 CFR 120–130)";
      case PART810 -> "10 CFR 810";
      case PART810_SPECIFIC -> "10 CFR 810, specific authorization";
      case FEFTA -> "FEFTA (Japan)";
      case UNDETERMINED -> "not determined yet";
    };
  }

  private static String training(Governance it) {
    return switch (it.aiTraining()) {
      case YES -> "allowed";
      case INTERNAL_ONLY -> "only within the owner's organisation";
      case ASK -> "on request";
      case NO -> "not allowed";
      case UNDETERMINED -> "not determined yet";
    };
  }

  private static void add(List<Line> lines, String name, Collection<String> values) {
    if (!values.isEmpty()) {
      lines.add(
          Line.ofAll(name, values instanceof List<String> ordered ? ordered : sorted(values)));
    }
  }

  private static List<String> sorted(Collection<String> values) {
    return values.stream().sorted().toList();
  }
}
