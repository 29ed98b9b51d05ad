package org.entente.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.kernel.RorId;
import org.entente.policy.Governance;

/**
 * Turns a record in the native form into a draft, or says what is wrong with it. Every format that
 * is imported comes through here, so nothing enters the catalog by a laxer way.
 */
public final class DatasetIntake {
  /** Markings of classified material (32 CFR 2001.23): banner lines and portion marks. */
  private static final Pattern CLASSIFIED =
      Pattern.compile(
          "\\b(TOP SECRET|SECRET|CONFIDENTIAL)\\s*//|^\\((TS|S|C)(//[A-Z/ ,-]+)?\\)"
              + "|^(TOP SECRET|SECRET|CONFIDENTIAL)$|\\b(FORMERLY )?RESTRICTED DATA//");

  /** What became of a record. */
  public sealed interface Result {
    record Accepted(DatasetDraft draft) implements Result {}

    /** {@code problem} names the field and what it may hold. */
    record Refused(Optional<String> identifier, String problem) implements Result {}
  }

  private DatasetIntake() {}

  /**
   * @param owner for records that carry none; a record that names another is refused
   */
  public static Result read(ObjectNode document, Optional<RorId> owner) {
    try {
      return new Result.Accepted(draft(document, owner));
    } catch (InvalidRecord fault) {
      return new Result.Refused(identifierOf(document), fault.getMessage());
    }
  }

  private static Optional<String> identifierOf(ObjectNode document) {
    return Optional.ofNullable(document.get("identifier"))
        .filter(node -> node.isTextual() && node.textValue().length() <= 512)
        .map(node -> node.textValue());
  }

  private static DatasetDraft draft(ObjectNode document, Optional<RorId> owner) {
    RecordFields fields = RecordFields.of(document);
    String identifier = fields.requiredLine("identifier", 512);
    RorId named = ownerOf(fields, owner);
    Metadata metadata = MetadataIntake.read(fields);
    Governance governance =
        fields.object("governance", GovernanceIntake::read).orElseGet(GovernanceIntake::unstated);
    fields.done();
    refuseClassified(identifier, metadata);
    return new DatasetDraft(named, identifier, metadata, governance);
  }

  private static RorId ownerOf(RecordFields fields, Optional<RorId> fallback) {
    Optional<RorId> named =
        fields.word("owner", RorId::parse, "a ROR id such as https://ror.org/01qz5mb56");
    if (named.isPresent() && fallback.isPresent() && !named.equals(fallback)) {
      throw fields.fault("owner", "differs from the owner named for the whole import");
    }
    return named
        .or(() -> fallback)
        .orElseThrow(() -> fields.fault("owner", "is missing, a ROR id is needed"));
  }

  private static void refuseClassified(String identifier, Metadata metadata) {
    Stream.concat(
            Stream.of(identifier, metadata.title(), metadata.summary(), metadata.description()),
            metadata.keywords().stream())
        .filter(DatasetIntake::isMarkedClassified)
        .findAny()
        .ifPresent(
            marked -> {
              throw new InvalidRecord(
                  "the record carries a classification marking; classified material is never"
                      + " catalogued here");
            });
  }

  static boolean isMarkedClassified(String text) {
    return CLASSIFIED.matcher(text).find();
  }
}
