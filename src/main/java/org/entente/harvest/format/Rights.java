package org.entente.harvest.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.catalog.RecordJson;

/**
 * What the words of other formats for access mean as governance. Only what the source says is
 * filled in: the intake takes what is left out at its most restrictive and asks the steward.
 */
final class Rights {
  private static final List<String> OPEN_LICENCES =
      List.of(
          "cc0",
          "cc-by",
          "cc by",
          "creativecommons.org/licenses/by/",
          "creativecommons.org/publicdomain",
          "odc-by",
          "odbl",
          "pddl",
          "mit",
          "apache-2.0",
          "apache 2.0",
          "bsd-");

  private Rights() {}

  /**
   * Published for everybody without restriction. Published information is outside export control
   * (15 CFR 734.7) and cannot be taken back for one use, training of models included.
   */
  static ObjectNode open() {
    ObjectNode governance = RecordJson.mapper().createObjectNode();
    governance
        .put("accessLevel", "open")
        .put("metadataTier", "full")
        .put("basis", "open")
        .put("aiTraining", "yes")
        .put("humanSubjects", false)
        .put("biosecurity", "none")
        .put("minAssurance", 1);
    governance.putObject("export").put("regime", "none");
    List.of("research", "education", "operations", "commercial", "ai_training")
        .forEach(governance.putArray("purposes")::add);
    governance.putArray("obligations").add("cite");
    return governance;
  }

  /**
   * The record is public, the data is not for everybody; what it takes is for its steward to say.
   */
  static ObjectNode restricted() {
    ObjectNode governance =
        RecordJson.mapper()
            .createObjectNode()
            .put("accessLevel", "restricted")
            .put("metadataTier", "full");
    governance.putArray("approvals").add("steward");
    return governance;
  }

  /** Neither data nor record is for the public. */
  static ObjectNode closed() {
    return RecordJson.mapper()
        .createObjectNode()
        .put("accessLevel", "closed")
        .put("metadataTier", "hidden");
  }

  /** Only the record is known to be public. */
  static ObjectNode unstated() {
    return RecordJson.mapper().createObjectNode().put("metadataTier", "full");
  }

  static boolean isOpenLicence(Optional<String> licence) {
    String text = licence.orElse("").toLowerCase(Locale.ROOT);
    boolean limited = text.matches(".*(-nc|-nd|/by-n|noncommercial|no derivatives).*");
    return !limited && OPEN_LICENCES.stream().anyMatch(text::contains);
  }
}
