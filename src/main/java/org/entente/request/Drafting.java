package org.entente.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.request.Refusal.Invalid;

/** Turns a draft into the event that opens a request; pure. */
final class Drafting {
  static final int MOST_DATASETS = 100;
  static final int MOST_TERMS = 100;

  /** Five years: the term of the longest agreement the programme knows. */
  static final int MOST_DAYS = 1_825;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private Drafting() {}

  /** What is wrong with the form of a draft, naming the field; looked at before any dataset is. */
  static Optional<Invalid> check(RequestDraft draft) {
    if (draft.datasets().isEmpty() || draft.datasets().size() > MOST_DATASETS) {
      return invalid("`datasets` names 1 to %d datasets.".formatted(MOST_DATASETS));
    }
    if (new HashSet<>(draft.datasets()).size() < draft.datasets().size()) {
      return invalid("`datasets` names a dataset twice.");
    }
    if (draft.days() < 1 || draft.days() > MOST_DAYS) {
      return invalid("`days` is a whole number from 1 to %d.".formatted(MOST_DAYS));
    }
    if (draft.acceptedTerms().size() > MOST_TERMS
        || !draft.acceptedTerms().stream().allMatch(SHA256.asMatchPredicate())) {
      return invalid(
          "`acceptedTerms` holds at most %d hashes of accepted texts (SHA-256, lower-case hex)."
              .formatted(MOST_TERMS));
    }
    return Comments.require("justification", draft.justification());
  }

  /**
   * @param owners of the datasets named, all of which the actor may discover
   */
  static RequestEvent.Created open(
      Actor actor, RequestDraft draft, Map<DatasetId, RorId> owners, Instant now) {
    SortedMap<RorId, List<DatasetId>> shares = new TreeMap<>();
    for (DatasetId dataset : draft.datasets()) {
      shares.computeIfAbsent(owners.get(dataset), owner -> new ArrayList<>()).add(dataset);
    }
    return new RequestEvent.Created(
        actor.ref(),
        now,
        actor.actsFor().map(Actor::ref),
        draft.purpose(),
        draft.justification().strip(),
        draft.days(),
        draft.acceptedTerms(),
        shares.entrySet().stream()
            .map(share -> new RequestEvent.Share(share.getKey(), share.getValue()))
            .toList());
  }

  private static Optional<Invalid> invalid(String reason) {
    return Optional.of(new Invalid(reason));
  }
}
