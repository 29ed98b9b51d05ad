package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
   * @param visibility whether the actor may know of the dataset at all; if not, none of this is for
   *     them to hear, see {@link Explanation}
   */
  record Denied(String bundle, List<Rule> rules, List<Missing> missing, Visibility visibility)
      implements Decision {
    /** Of a dataset that the actor may know of. */
    public Denied(String bundle, List<Rule> rules, List<Missing> missing) {
      this(bundle, rules, missing, Visibility.KNOWN);
    }

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
   * @param openness how far it may be told that it had a say about somebody
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  @JsonIgnoreProperties("openness")
  record Rule(
      String id,
      String title,
      String reason,
      Optional<String> remedy,
      Optional<RorId> owner,
      Openness openness) {
    /** One that anybody may hear of. */
    public Rule(
        String id, String title, String reason, Optional<String> remedy, Optional<RorId> owner) {
      this(id, title, reason, remedy, owner, Openness.ANYBODY);
    }
  }

  /** How far what a decision says of somebody may be told, narrowest first. */
  enum Openness {
    /** To the actor alone: it is a sensitive fact. */
    ACTOR,
    /**
     * To the trail too, whose readers may ask the explorer what came of any rule for anyone; it
     * turns on a sensitive fact.
     */
    TRAIL,
    /** To whoever hears of the decision. */
    ANYBODY;

    /** Whether it may be told so far. */
    boolean reaches(Openness other) {
      return compareTo(other) >= 0;
    }
  }

  /** Whether a dataset exists for the actor. */
  enum Visibility {
    KNOWN,
    HIDDEN
  }

  /**
   * A fact that is absent, and who can supply it. Never carries a value the actor lacks; of what
   * the actor had and has no longer it tells when that ended, to the actor alone.
   *
   * @param supplier who keeps or asserts the fact
   * @param expired names that the actor had and that would help; only where the actor may read in
   *     the dataset's record that it asks for them
   * @param expiredAt when the fact, or the last of those names, ran out
   * @param openness how far it may be told that it is missing
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonIgnoreProperties("openness")
  record Missing(
      String attribute,
      String remedy,
      Optional<String> supplier,
      List<String> expired,
      Optional<Instant> expiredAt,
      Openness openness) {
    public Missing {
      expired = List.copyOf(expired);
    }

    /** A fact that was never there and that anybody may hear of. */
    public Missing(String attribute, String remedy) {
      this(attribute, remedy, Optional.empty(), List.of(), Optional.empty(), Openness.ANYBODY);
    }

    Missing openTo(Openness other) {
      return new Missing(attribute, remedy, supplier, expired, expiredAt, other);
    }
  }

  default boolean isAllowed() {
    return this instanceof Allowed;
  }
}
