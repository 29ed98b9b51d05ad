package org.entente.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.RorId;

/** The answer to one question of access, with what determined it. */
public sealed interface Decision {
  /** SHA-256 of the bundle that decided. */
  String bundle();

  /** The rules that determined it, in the order of their ids. */
  List<Rule> rules();

  /**
   * Allowed.
   *
   * @param validUntil the earliest instant at which a date in a rule or the expiry of a fact that
   *     was read may change the answer; empty if nothing will
   */
  record Allowed(String bundle, List<Rule> rules, Optional<Instant> validUntil)
      implements Decision {
    public Allowed {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Denied.
   *
   * @param rules the forbids that hold; where no permit matched, the nearest permits or a single
   *     rule saying that the owner shares this by no rule
   * @param missing facts that are absent and for which some value would help
   */
  record Denied(String bundle, List<Rule> rules, List<Missing> missing) implements Decision {
    public Denied {
      rules = List.copyOf(rules);
      missing = List.copyOf(missing);
    }
  }

  /**
   * A rule as it is shown to people.
   *
   * @param id owner and id, e.g. {@code consortium/export-evidence}
   * @param title a few words
   * @param reason one sentence for the person it stops or lets through
   * @param remedy what that person can do about it; empty where nothing can be done
   * @param owner the partner whose rule it is; empty for the consortium's
   */
  record Rule(
      String id, String title, String reason, Optional<String> remedy, Optional<RorId> owner) {}

  /** A fact that is absent, and who can supply it. Never carries a value. */
  record Missing(String attribute, String remedy) {}

  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
