package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.policy.rule.Vocabulary;

/**
 * What would turn a no into ask or yes: steps that suffice together, and of which none can be left
 * out.
 *
 * <p>Advice for the one it is about. It never names a fact that nobody can change or that is
 * sensitive, nor a value that this reader may not read in the dataset's record.
 */
public record Way(Preflight.Answer leadsTo, List<Step> steps) {
  public Way {
    steps = List.copyOf(steps);
  }

  /** Who can make a change, easiest first. */
  public enum Kind {
    /** A new or a stronger sign-in. */
    SESSION,
    /** The person alone. */
    SELF,
    /** Somebody else has to decide. */
    OTHER;

    /** The word used in JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(Vocabulary.Means means) {
      return switch (means) {
        case SESSION -> SESSION;
        case SELF -> SELF;
        case OTHER -> OTHER;
      };
    }
  }

  /**
   * One change.
   *
   * @param kind who can make it
   * @param attribute the fact or circumstance that changes
   * @param what in words
   * @param who can supply it, in words
   * @param link a local page that leads on, where there is one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Step(Kind kind, String attribute, String what, String who, Optional<String> link) {}
}
