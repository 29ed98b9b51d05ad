package org.entente.policy;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Local pages that lead on from a step of advice.
 *
 * <p>INVARIANT (found): none is named that its reader would not find there. Of an agreement those
 * alone may know whom it names or who keep the register, so a page of it is named to them alone;
 * everybody else hears who keeps it.
 *
 * @param knownAgreements whether the reader may know of the agreement with this id
 */
record Signposts(Predicate<String> knownAgreements) {
  private static final String SIGN_IN_AGAIN = "/sign-in/again";
  private static final String SECOND_FACTOR = SIGN_IN_AGAIN + "?with=second-factor";
  private static final String OWN_FACTS = "/account";
  private static final String AGREEMENTS = "/registers/agreements";

  /** Where a sign-in with a second factor starts. */
  static String secondFactor() {
    return SECOND_FACTOR;
  }

  /**
   * For a fact of the reader's own.
   *
   * @param named what is asked for, where it may be named
   */
  Optional<String> to(Way.Kind kind, String attribute, Optional<Set<String>> named) {
    return switch (kind) {
      case SESSION -> Optional.of(SIGN_IN_AGAIN);
      case SELF -> Optional.of(OWN_FACTS);
      case OTHER ->
          attribute.equals("agreements") ? named.flatMap(this::agreements) : Optional.empty();
    };
  }

  /** The page of the one that is asked for; of several the list of those that are known. */
  private Optional<String> agreements(Set<String> ids) {
    if (ids.stream().noneMatch(knownAgreements)) {
      return Optional.empty();
    }
    return Optional.of(ids.size() == 1 ? AGREEMENTS + "/" + ids.iterator().next() : AGREEMENTS);
  }
}
