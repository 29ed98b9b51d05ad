package org.entente.policy.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.RorId;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource.Loaded;

/**
 * Builds a bundle from its texts. Judges all of them, and reports every flaw, not only the first.
 */
final class BundleLoader {
  private static final String PARTNERS = "partners/";
  private static final int MOST_CHARACTERS = 262_144;
  private static final int MOST_FILES = 2_000;

  private BundleLoader() {}

  static Loaded build(PolicyFiles files) {
    List<String> flaws = new ArrayList<>(tooMuch(files));
    if (!flaws.isEmpty()) {
      return new Loaded.Invalid(flaws);
    }
    Optional<String> schema = files.text(PolicyFiles.SCHEMA);
    if (schema.isEmpty()) {
      return new Loaded.Invalid(List.of(PolicyFiles.SCHEMA + ": there is no such file"));
    }
    BundleBuilder builder;
    try {
      builder = new BundleBuilder(schema.get());
    } catch (Flaw flaw) {
      return new Loaded.Invalid(List.of(flaw.getMessage()));
    }
    for (Map.Entry<String, String> file : files.texts().entrySet()) {
      if (PolicyFiles.isRules(file.getKey())) {
        add(builder, file.getKey(), file.getValue(), flaws);
      } else if (!PolicyFiles.isPath(file.getKey())) {
        flaws.add(
            file.getKey()
                + ": a bundle has no such file; it holds schema.cedarschema,"
                + " consortium/<name>.cedar, partners/<ROR>/<name>.cedar and tests/<name>.yaml");
      }
    }
    return builder.build(files, flaws);
  }

  /** Wherever texts come from: a folder is not the only place. */
  private static List<String> tooMuch(PolicyFiles files) {
    if (files.texts().size() > MOST_FILES) {
      return List.of("a bundle has at most " + MOST_FILES + " files");
    }
    return files.texts().entrySet().stream()
        .filter(file -> file.getValue().length() > MOST_CHARACTERS)
        .map(file -> file.getKey() + ": a file has at most " + MOST_CHARACTERS + " characters")
        .toList();
  }

  private static void add(BundleBuilder builder, String path, String text, List<String> flaws) {
    if (!path.startsWith(PARTNERS)) {
      builder.add(path, Optional.empty(), text);
      return;
    }
    String segment = path.substring(PARTNERS.length(), path.lastIndexOf('/'));
    RorId.parse("https://ror.org/" + segment)
        .ifPresentOrElse(
            owner -> builder.add(path, Optional.of(owner), text),
            () ->
                flaws.add(
                    PARTNERS
                        + segment
                        + ": a partner's folder is named by the last part of its ROR id, e.g."
                        + " 01qz5mb56"));
  }
}
