package org.entente.web.dataset;

import java.util.List;
import java.util.Optional;
import org.entente.web.Choices;
import org.entente.web.Downloads;

/**
 * The answer to "may I?" in words.
 *
 * @param headline you may, you may ask, you may not
 * @param tone ok, ask or no
 * @param deciders who has to agree; empty where nobody has to
 * @param reasons the rules behind the answer
 * @param missing facts that are not known of the reader and would help
 * @param ways what would change a no, easiest first
 * @param due what the reader has still to do alone when they come for the data
 * @param others what holds for other uses, e.g. training models
 * @param grantId the reader's grant, where one is active
 * @param ask where to ask; empty where asking leads nowhere
 * @param pending the reader's open request
 * @param signIn whether signing in may change the answer
 */
public record AccessPanel(
    String headline,
    String tone,
    String icon,
    String explanation,
    List<Choices.Option> purposes,
    Optional<String> deciders,
    List<Reason> reasons,
    List<Gap> missing,
    List<WayOut> ways,
    List<Due> due,
    List<Other> others,
    List<String> terms,
    Optional<Held> grant,
    Optional<String> ask,
    Optional<Pending> pending,
    boolean signIn,
    Optional<Downloads.Recipe> download) {
  public record Reason(String title, String text, Optional<String> remedy, String rule) {}

  public record Gap(String name, String remedy) {}

  /** Steps that suffice together. */
  public record WayOut(String leadsTo, List<Step> steps) {}

  /**
   * @param by who can make it
   */
  public record Step(String what, String by, Optional<String> href) {}

  /**
   * @param terms SHA-256 of legal texts to accept
   */
  public record Due(String what, List<String> terms, Optional<String> href) {}

  public record Other(String use, String answer, String tone, String because) {}

  public record Held(String id, java.time.Instant expiresAt) {}

  public record Pending(String href, String state) {}
}
