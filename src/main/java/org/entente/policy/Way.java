package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
  public record Step(
      Vocabulary.Means kind, String attribute, String what, String who, Optional<String> link) {}
}
