package org.entente.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.kernel.DatasetId;
import org.entente.policy.Approval;
import org.entente.request.AccessRequest.GivenApproval;
import org.entente.request.AccessRequest.State;

/**
 * One owner's share of a request. Each record offers only the moves that are legal from it, so an
 * illegal one does not compile.
 */
public sealed interface PartState {
  List<DatasetId> datasets();

  State state();

  /** A part the requester may send to its deciders. */
  sealed interface Submittable extends PartState {
    default Submitted submit(Set<Approval> needed, Set<String> classes) {
      return new Submitted(datasets(), needed, needed, classes, List.of());
    }

    Withdrawn withdraw();
  }

  /** A part that has been before its deciders: it stays visible to them. */
  sealed interface Seen extends PartState {
    /** The approvals it needed when it was last submitted. */
    Set<Approval> required();
  }

  record Draft(List<DatasetId> datasets) implements Submittable {
    public Draft {
      datasets = List.copyOf(datasets);
    }

    @Override
    public State state() {
      return State.DRAFT;
    }

    @Override
    public Withdrawn withdraw() {
      return new Withdrawn(datasets, Set.of());
    }
  }

  /**
   * Before its deciders.
   *
   * @param outstanding approvals still to be given, as of the last event
   * @param classes the governance classes it was judged by
   */
  record Submitted(
      List<DatasetId> datasets,
      Set<Approval> required,
      Set<Approval> outstanding,
      Set<String> classes,
      List<GivenApproval> given)
      implements Seen {
    public Submitted {
      datasets = List.copyOf(datasets);
      required = Set.copyOf(required);
      outstanding = Set.copyOf(outstanding);
      classes = Set.copyOf(classes);
      given = List.copyOf(given);
    }

    @Override
    public State state() {
      return State.SUBMITTED;
    }

    Submitted sign(GivenApproval approval, Set<Approval> stillOutstanding) {
      return new Submitted(datasets, required, stillOutstanding, classes, plus(given, approval));
    }

    Approved approve(Instant until) {
      return new Approved(datasets, required, given, until);
    }

    Approved approve(GivenApproval last, Instant until) {
      return new Approved(datasets, required, plus(given, last), until);
    }

    Rejected reject() {
      return new Rejected(datasets, required, given);
    }

    /** Approvals given so far lapse: they were given to what was submitted then. */
    Returned giveBack() {
      return new Returned(datasets, required);
    }

    Withdrawn withdraw() {
      return new Withdrawn(datasets, required);
    }
  }

  record Returned(List<DatasetId> datasets, Set<Approval> required) implements Submittable, Seen {
    public Returned {
      datasets = List.copyOf(datasets);
      required = Set.copyOf(required);
    }

    @Override
    public State state() {
      return State.RETURNED;
    }

    @Override
    public Withdrawn withdraw() {
      return new Withdrawn(datasets, required);
    }
  }

  /**
   * Approved for good; what follows is the grants' life.
   *
   * @param until when access ends
   */
  record Approved(
      List<DatasetId> datasets, Set<Approval> required, List<GivenApproval> given, Instant until)
      implements Seen {
    public Approved {
      datasets = List.copyOf(datasets);
      required = Set.copyOf(required);
      given = List.copyOf(given);
    }

    @Override
    public State state() {
      return State.APPROVED;
    }
  }

  record Rejected(List<DatasetId> datasets, Set<Approval> required, List<GivenApproval> given)
      implements Seen {
    public Rejected {
      datasets = List.copyOf(datasets);
      required = Set.copyOf(required);
      given = List.copyOf(given);
    }

    @Override
    public State state() {
      return State.REJECTED;
    }
  }

  /**
   * Taken back.
   *
   * @param required empty where it never was submitted
   */
  record Withdrawn(List<DatasetId> datasets, Set<Approval> required) implements Seen {
    public Withdrawn {
      datasets = List.copyOf(datasets);
      required = Set.copyOf(required);
    }

    @Override
    public State state() {
      return State.WITHDRAWN;
    }
  }

  /** The approvals that count for the part now, oldest first. */
  default List<GivenApproval> approvals() {
    return switch (this) {
      case Submitted part -> part.given();
      case Approved part -> part.given();
      case Rejected part -> part.given();
      case Draft part -> List.of();
      case Returned part -> List.of();
      case Withdrawn part -> List.of();
    };
  }

  private static List<GivenApproval> plus(List<GivenApproval> given, GivenApproval another) {
    List<GivenApproval> all = new ArrayList<>(given);
    all.add(another);
    return all;
  }
}
