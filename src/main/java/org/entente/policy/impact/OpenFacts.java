package org.entente.policy.impact;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.Role;
import org.entente.policy.BundleDecisions;

/**
 * Which facts a preview leaves open, and why.
 *
 * <p>Its author writes the rules. One that reads {@code nationalities} would turn the number of
 * datasets that a colleague gains into an answer about that colleague; and so would one that reads
 * nothing of the kind, wherever a guardrail that stands already does. Neither a look at the changed
 * rules nor a smallest group helps, since the author also chooses the group: two drafts that differ
 * in one person tell of that person.
 *
 * <p>INVARIANT (no oracle): of real people the sensitive facts are not read at all, so that nothing
 * a preview shows can depend on them. Where an answer does, the preview says that the dataset may
 * be gained or lost. What the draft's own schema says of sensitivity does not make a fact readable.
 */
final class OpenFacts {
  /** What is known of somebody of whom nothing but the organisation is known. */
  private static final Set<String> OF_AN_ORGANISATION =
      Set.of("kind", "org", "orgCountry", "agreements");

  private OpenFacts() {}

  static Set<String> ofPeople(BundleDecisions inForce, BundleDecisions draft) {
    Set<String> open = new HashSet<>(inForce.sensitiveFacts());
    open.addAll(draft.sensitiveFacts());
    Set<String> unheardOf = new HashSet<>(draft.declaredFacts());
    unheardOf.removeAll(inForce.declaredFacts());
    open.addAll(unheardOf);
    return Set.copyOf(open);
  }

  /** Who is party to which agreement is known to those who keep or oversee the register. */
  static Set<String> ofPartners(Actor reader, BundleDecisions inForce, BundleDecisions draft) {
    Set<String> known = new HashSet<>(OF_AN_ORGANISATION);
    if (!reader.has(Role.ADMIN)) {
      known.remove("agreements");
    }
    Set<String> open = new HashSet<>(inForce.declaredFacts());
    open.addAll(draft.declaredFacts());
    open.removeAll(known);
    return open.stream().collect(Collectors.toUnmodifiableSet());
  }
}
