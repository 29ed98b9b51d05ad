package org.entente.policy;

import java.util.List;
import java.util.Map;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Vocabulary;

/**
 * Port: where bundles come from. Implemented by {@code policy.bundle}, which reads the broker's
 * folder and builds a bundle from texts, wherever those come from.
 */
public interface PolicySource {
  /** The texts in the broker's folder, as they are now. */
  Read read();

  /** Parses, bounds and validates. Changes nothing and remembers nothing. */
  Loaded build(PolicyFiles files);

  /** Builds what is in the broker's folder. */
  default Loaded load() {
    return switch (read()) {
      case Read.Files files -> build(files.files());
      case Read.Unreadable unreadable -> new Loaded.Invalid(unreadable.flaws());
    };
  }

  /** What reading came to. */
  sealed interface Read {
    record Files(PolicyFiles files) implements Read {}

    /** Why not; each flaw names the file. */
    record Unreadable(List<String> flaws) implements Read {
      public Unreadable {
        flaws = List.copyOf(flaws);
      }
    }
  }

  /** What building came to: a bundle, or every reason why there is none. */
  sealed interface Loaded {
    /**
     * A bundle that may be activated.
     *
     * @param files what it was built from
     * @param schema Cedar text of the schema
     * @param policies JSON form of the bounded policies by id; with the schema, what is hashed
     */
    record Valid(
        PolicyFiles files,
        Bundle bundle,
        RuleBook rules,
        Vocabulary vocabulary,
        Oracle oracle,
        String schema,
        Map<String, String> policies)
        implements Loaded {}

    /** Why not; each flaw names the file, and the line and policy where there is one. */
    record Invalid(List<String> flaws) implements Loaded {
      public Invalid {
        flaws = List.copyOf(flaws);
      }
    }
  }
}
