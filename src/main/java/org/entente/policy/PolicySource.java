package org.entente.policy;

import java.util.List;
import java.util.Map;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Vocabulary;

/** Port: where bundles come from. Implemented by {@code policy.bundle}, which reads a directory. */
public interface PolicySource {
  Loaded load();

  /** What loading came to: a bundle, or every reason why there is none. */
  sealed interface Loaded {
    /**
     * A bundle that may be activated.
     *
     * @param schema Cedar text of the schema
     * @param policies JSON form of the bounded policies by id; with the schema, what is hashed
     */
    record Valid(
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
