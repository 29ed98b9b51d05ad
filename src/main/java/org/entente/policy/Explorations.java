package org.entente.policy;

import java.util.List;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;

/**
 * The door of the decision explorer: whether somebody could do something with a dataset, now or
 * then, and what each rule made of it. Implemented by {@code policy.explorer}.
 *
 * <p>A question about a real person is one about their facts. So administrators and auditors may
 * ask about anyone, stewards about people of their own organisation, and everybody about
 * themselves; each question goes on the trail, and no answer shows a sensitive fact of another
 * person.
 */
public interface Explorations {
  Explored explore(Actor reader, Inquiry inquiry);

  /** Names of those out of the stories whom the reader may ask about. */
  List<String> personas(Actor reader);

  /** People by that name whom the reader may ask about, other than the reader. */
  List<ActorRef> people(Actor reader, String text);

  /** Whether the reader may ask about anyone but themself at all. */
  boolean asksAboutOthers(Actor reader);

  /** What came of a question. */
  sealed interface Explored {
    record Found(Exploration exploration) implements Explored {}

    /** There is no such dataset or person, or the reader may not ask about them: one answer. */
    record Missing() implements Explored {}
  }
}
