package org.entente.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.entente.identity.Role;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/** The domain's words as they are said to people. */
public final class Words {
  private Words() {}

  /** A sentence whose literal parts stand in quotation marks rather than in backticks. */
  public static String quoted(String sentence) {
    return sentence.replaceAll("`([^`]*)`", "“$1”");
  }

  public static String role(Role role) {
    return switch (role) {
      case STEWARD -> "steward";
      case EXPORT_OFFICER -> "export officer";
      case CURATOR -> "curator";
      case AUDITOR -> "auditor";
      case ADMIN -> "administrator";
      case COMMITTEE -> "data-access committee";
      case INSTITUTION_OFFICIAL -> "institution official";
      case BIOSAFETY_REVIEWER -> "biosafety reviewer";
      case PARTNERSHIP_OFFICER -> "partnership officer";
      case PROGRAMME_OFFICER -> "programme officer";
      case REVIEWING_OFFICIAL -> "reviewing official";
      case INSTRUMENT_SCIENTIST -> "instrument scientist";
    };
  }

  /** Who gives an approval, e.g. "a steward of the owner". */
  public static String giver(Approval approval) {
    return switch (approval) {
      case STEWARD -> "a steward of the owner";
      case EXPORT_CONTROL -> "the owner's export officer";
      case INSTITUTION -> "an official of your institution";
      case COMMITTEE -> "the data-access committee";
      case INSTRUMENT_GROUP -> "the instrument's scientists";
      case PARTNER -> "the partner organisation";
      case PARTNERSHIP_OFFICE -> "the partnership office";
      case REVIEWING_OFFICIAL -> "the reviewing official";
      case PROGRAMME -> "the programme office";
      case BIOSAFETY -> "the biosafety reviewer";
      case AI_TRAINING -> "whoever answers for AI training at the owner";
      case MODEL_RELEASE -> "whoever answers for releasing models at the owner";
    };
  }

  /** The approval itself, e.g. "export control". */
  public static String approval(Approval approval) {
    return switch (approval) {
      case AI_TRAINING -> "AI training";
      case STEWARD,
          EXPORT_CONTROL,
          INSTITUTION,
          COMMITTEE,
          INSTRUMENT_GROUP,
          PARTNER,
          PARTNERSHIP_OFFICE,
          REVIEWING_OFFICIAL,
          PROGRAMME,
          BIOSAFETY,
          MODEL_RELEASE ->
          approval.word().replace('-', ' ');
    };
  }

  public static String purpose(Purpose purpose) {
    return switch (purpose) {
      case RESEARCH -> "non-profit research";
      case EDUCATION -> "education";
      case OPERATIONS -> "operations";
      case COMMERCIAL -> "commercial use";
      case AI_TRAINING -> "AI training";
    };
  }

  /** Who has to agree, in words: "a steward of the owner and the owner's export officer". */
  public static String givers(Collection<Approval> approvals) {
    return and(approvals.stream().sorted(Comparator.naturalOrder()).map(Words::giver).toList());
  }

  /** "a", "a and b", "a, b and c". */
  public static String and(List<String> words) {
    return switch (words.size()) {
      case 0 -> "";
      case 1 -> words.getFirst();
      default -> String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    };
  }

  /** "1 dataset", "1,204 datasets", "no datasets". */
  public static String count(long number, String one, String many) {
    if (number == 0) {
      return "no " + many;
    }
    return number == 1 ? "1 " + one : String.format(Locale.UK, "%,d %s", number, many);
  }

  /** With a capital at its start. */
  public static String sentence(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }
}
