package org.entente.request;

import java.util.List;

/** What {@link Workflow} decides about a command. */
public sealed interface Verdict {
  /**
   * It happens.
   *
   * @param events what to record, in order; none where the same was done before by the same person
   */
  record Accepted(List<RequestEvent> events) implements Verdict {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(Refusal refusal) implements Verdict {}
}
