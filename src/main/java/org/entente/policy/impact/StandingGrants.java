package org.entente.policy.impact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.FactValue;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;
import org.entente.policy.Situation;

/** Port: the grants that may be used now. Implemented by {@code grant}. */
public interface StandingGrants {
  /** Active ones in the order of their ids, at most {@code limit} of them read on. */
  Page after(Optional<GrantId> last, int limit);

  /**
   * Some of them.
   *
   * @param last where the next page begins; empty if this is the last one
   */
  record Page(List<Standing> grants, Optional<GrantId> last) {
    public Page {
      grants = List.copyOf(grants);
    }
  }

  /**
   * One of them.
   *
   * @param classId of the dataset, as it is governed now
   * @param holder with the facts that stand today
   */
  record Standing(
      GrantId id,
      DatasetId dataset,
      String classId,
      Actor holder,
      Purpose purpose,
      Set<Approval> approvals,
      Set<String> acceptedTerms) {
    public Standing {
      approvals = Set.copyOf(approvals);
      acceptedTerms = Set.copyOf(acceptedTerms);
    }

    /**
     * The use of it, with everything that the holder can bring along alone: a grant does not stop
     * because its holder has not signed in today.
     */
    Situation.Use use(Instant now) {
      Optional<String> country =
          holder
              .fact("orgCountry", now)
              .filter(FactValue.Text.class::isInstance)
              .map(value -> ((FactValue.Text) value).value());
      return new Situation.Use(
          now,
          purpose,
          Optional.empty(),
          approvals,
          acceptedTerms,
          Optional.of(0L),
          new Situation.Destination(holder.org(), country),
          true,
          Optional.empty());
    }
  }
}
