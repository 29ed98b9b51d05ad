package org.entente.request;

import java.util.List;
import java.util.Set;
import org.entente.kernel.DatasetId;
import org.entente.policy.Purpose;

/** What is asked for: 1 to 100 datasets, a purpose, a reason and a period in days (1 to 1,825). */
public record RequestDraft(
    List<DatasetId> datasets,
    Purpose purpose,
    String justification,
    int days,
    Set<String> acceptedTerms) {
  public RequestDraft {
    datasets = List.copyOf(datasets);
    acceptedTerms = Set.copyOf(acceptedTerms);
  }
}
