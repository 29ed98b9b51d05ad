package org.entente.web.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.policy.Approval;
import org.entente.policy.Governance;
import org.entente.policy.Governance.AiTraining;
import org.entente.policy.Governance.Regime;
import org.entente.policy.Governance.Review;
import org.entente.policy.Purpose;
import org.entente.web.Measures;
import org.entente.web.Words;
import org.entente.web.review.DecisionScreen.Known;
import org.entente.web.review.DecisionScreen.Value;

/** A dataset's governance in few lines: what is said always, and what is asked for if it is. */
final class GovernanceWords {
  private final Governance governance;
  private final Instant now;
  private final List<Known> lines = new ArrayList<>();

  private GovernanceWords(Governance governance, Instant now) {
    this.governance = governance;
    this.now = now;
  }

  /**
   * @param agreements ids of those in force for the requester
   * @param training courses the requester has taken
   * @param met whether the requester meets every rule but those that wait for approvals
   */
  static List<Known> of(
      Governance governance,
      Set<String> agreements,
      Set<String> training,
      boolean met,
      Instant now) {
    GovernanceWords words = new GovernanceWords(governance, now);
    words.always(met);
    words.asked(
        "Agreements", governance.requiredAgreements(), agreements, "in force", "not joined");
    words.asked("Training", governance.requiredTraining(), training, "taken", "not taken");
    words.ifAny();
    return List.copyOf(words.lines);
  }

  private void always(boolean met) {
    if (!governance.unresolved().isEmpty()) {
      line(
          "Not settled",
          governance.unresolved().stream()
              .sorted()
              .map(field -> new Value(field, "no", "Nobody may ask or use until it is settled"))
              .toList());
    }
    line("Access", List.of(access(governance.accessLevel())));
    line("Export control", export(governance.export(), met));
    line("AI training", List.of(training(governance.aiTraining())));
    plain("Purposes", governance.purposes().stream().sorted().map(Words::purpose));
    plain("Approvals named", governance.approvals().stream().sorted().map(Words::approval));
  }

  private void ifAny() {
    governance
        .embargo()
        .filter(embargo -> embargo.ends().isAfter(now))
        .ifPresent(
            embargo ->
                line(
                    "Embargo",
                    List.of(
                        new Value(
                            "until " + Measures.minute(embargo.ends()),
                            "ask",
                            Measures.exact(embargo.ends())))));
    governance
        .protectedUntil()
        .filter(until -> until.isAfter(now))
        .ifPresent(until -> plain("Protected", Stream.of("until " + Measures.day(until))));
    plain("Footing", Stream.of(basis(governance.basis())));
    plain("Controlled information", governance.cui().categories().stream().sorted());
    plain("Marked", governance.cui().banner().stream());
    plain("Designated by", governance.cui().designator().stream());
    plain("Countries", countries(governance.allowedCountries()));
    if (governance.humanSubjects()) {
      line("About people", List.of(new Value("human subjects", "ask", "")));
    }
    if (governance.biosecurity() != Review.NONE) {
      boolean pending = governance.biosecurity() == Review.PENDING;
      line(
          "Biosecurity",
          List.of(new Value(governance.biosecurity().word(), pending ? "no" : "ok", "")));
    }
    plain("Assurance asked for", Stream.of(assurance(governance.minAssurance())));
    plain("Stays in", governance.enclave().stream());
    plain("Obligations", governance.obligations().stream().sorted());
  }

  private void asked(
      String name, Collection<String> wanted, Set<String> held, String yes, String no) {
    line(
        name,
        wanted.stream()
            .sorted()
            .map(
                each ->
                    held.contains(each)
                        ? new Value(each + ": " + yes, "ok", "for the requester")
                        : new Value(each + ": " + no, "no", "by the requester"))
            .toList());
  }

  private void plain(String name, Stream<String> values) {
    line(name, values.map(Value::plain).toList());
  }

  private void line(String name, List<Value> values) {
    if (!values.isEmpty()) {
      lines.add(new Known(name, values));
    }
  }

  static Value access(Governance.AccessLevel level) {
    return new Value(
        level.word(),
        switch (level) {
          case OPEN -> "ok";
          case RESTRICTED, CONTROLLED -> "ask";
          case CLOSED -> "no";
        },
        switch (level) {
          case OPEN -> "Everybody who has signed in may use it";
          case RESTRICTED -> "Those who meet the owner's requirements may use it";
          case CONTROLLED -> "Its steward approves each use";
          case CLOSED -> "Only those whom the owner's rules name may use it";
        });
  }

  private static List<Value> export(Governance.Export export, boolean met) {
    List<Value> values = new ArrayList<>();
    values.add(regime(export.regime()));
    export.eccn().ifPresent(eccn -> values.add(Value.plain("control list entry " + eccn)));
    if (!export.releasableTo().isEmpty()) {
      values.add(
          Value.plain("releasable to " + Words.and(countries(export.releasableTo()).toList())));
    }
    export.licences().stream()
        .sorted()
        .forEach(licence -> values.add(Value.plain("licence " + licence)));
    boolean controlled =
        switch (export.regime()) {
          case EAR, ITAR, PART810, PART810_SPECIFIC, FEFTA -> true;
          case NONE, FUNDAMENTAL, UNDETERMINED -> false;
        };
    if (controlled && met) {
      values.add(
          new Value("met by the requester", "ok", "As the policies find; facts stay unseen"));
    }
    return values;
  }

  static Value regime(Regime regime) {
    return switch (regime) {
      case NONE -> new Value("none", "ok", "No export rules apply");
      case FUNDAMENTAL -> new Value("fundamental research", "ok", "Excluded from export rules");
      case EAR -> new Value("EAR", "ask", "Export Administration Regulations");
      case ITAR -> new Value("ITAR", "ask", "International Traffic in Arms Regulations");
      case PART810 -> new Value("10 CFR 810", "ask", "Assistance to foreign atomic energy");
      case PART810_SPECIFIC ->
          new Value("10 CFR 810, specific", "ask", "Needs a specific authorization (10 CFR 810.7)");
      case FEFTA -> new Value("FEFTA", "ask", "Foreign Exchange and Foreign Trade Act (Japan)");
      case UNDETERMINED ->
          new Value("not determined", "no", "Nobody may ask or use until it is determined");
    };
  }

  private static Value training(AiTraining training) {
    return switch (training) {
      case YES -> new Value("allowed", "ok", "");
      case INTERNAL_ONLY ->
          new Value("internal only", "ask", "Only within the owner's organisation");
      case ASK -> new Value("on request", "ask", "With AI training as the purpose");
      case NO -> new Value("not allowed", "quiet", "");
      case UNDETERMINED -> new Value("not determined", "quiet", "Counts as not allowed");
    };
  }

  private static String basis(Governance.Basis basis) {
    return switch (basis) {
      case OPEN -> "open";
      case USER_NONPROPRIETARY -> "user work, not proprietary";
      case USER_PROPRIETARY -> "user work, proprietary";
      case CRADA -> "cooperative research agreement (CRADA)";
      case SPP -> "strategic partnership project (SPP)";
      case NDA -> "non-disclosure agreement";
      case DUA -> "data-use agreement";
    };
  }

  static String assurance(long level) {
    return switch ((int) level) {
      case 1 -> "low (1 of 3)";
      case 2 -> "medium (2 of 3)";
      case 3 -> "high (3 of 3)";
      default -> "none";
    };
  }

  static String country(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.UK);
  }

  private static Stream<String> countries(Set<String> codes) {
    return codes.stream().sorted().map(GovernanceWords::country);
  }

  static String purposeOf(Purpose purpose) {
    return Words.sentence(Words.purpose(purpose));
  }

  static String approvalOf(Approval approval) {
    return Words.sentence(Words.approval(approval));
  }
}
