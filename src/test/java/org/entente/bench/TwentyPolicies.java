package org.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.ScopesUnderTest;
import org.entente.policy.bundle.PolicyDirectory;

/** A bundle of twenty rules about who learns of a dataset: the ten shipped ones and ten more. */
final class TwentyPolicies {
  private static final Path SHIPPED = Path.of("policies");
  private static final Path MORE = Path.of("src/test/resources/bench/policies/programme.cedar");

  private TwentyPolicies() {}

  static Loaded.Valid loaded() throws IOException {
    PolicyFiles files =
        new PolicyFiles(
            Map.of(
                PolicyFiles.SCHEMA,
                Files.readString(SHIPPED.resolve("schema.cedarschema")),
                "consortium/metadata.cedar",
                Files.readString(SHIPPED.resolve("consortium/metadata.cedar")),
                "consortium/programme.cedar",
                Files.readString(MORE)));
    return switch (new PolicyDirectory(SHIPPED).build(files)) {
      case Loaded.Valid valid -> valid;
      case Loaded.Invalid invalid ->
          throw new IllegalStateException(String.join("\n", invalid.flaws()));
    };
  }

  static ScopesUnderTest scopes() throws IOException {
    Path directory = Files.createTempDirectory("twenty-policies");
    try {
      Path consortium = Files.createDirectories(directory.resolve("consortium"));
      Files.createDirectories(directory.resolve("partners"));
      Files.copy(SHIPPED.resolve("schema.cedarschema"), directory.resolve("schema.cedarschema"));
      Files.copy(
          SHIPPED.resolve("consortium/metadata.cedar"), consortium.resolve("metadata.cedar"));
      Files.copy(MORE, consortium.resolve("programme.cedar"));
      return ScopesUnderTest.by(directory).forIndexOf(PreparedIndex.FORM);
    } finally {
      PreparedIndex.delete(directory);
    }
  }
}
