package org.entente.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.entente.policy.Approval;
import org.entente.policy.Governance;
import org.entente.policy.Purpose;

/**
 * What a reader of the full record is told of its governance: what they need to judge their own
 * access. Teams, projects, parties, custodians and licence numbers are not among it, since they
 * tell of others. Lists are sorted: the order of a set must not differ from node to node.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record GovernanceRecord(
    Governance.AccessLevel accessLevel,
    Governance.MetadataTier metadataTier,
    Governance.Basis basis,
    Optional<Instant> protectedUntil,
    Optional<Embargo> embargo,
    Export export,
    Cui cui,
    List<Purpose> purposes,
    List<String> duo,
    Governance.AiTraining aiTraining,
    boolean humanSubjects,
    Governance.Review biosecurity,
    int minAssurance,
    Optional<Long> maxMfaAge,
    List<Approval> approvals,
    List<String> requiredTraining,
    List<String> requiredAgreements,
    List<String> allowedCountries,
    List<String> obligations,
    List<String> terms,
    Optional<String> enclave,
    List<String> unresolved) {
  record Embargo(Instant until) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Export(Governance.Regime regime, Optional<String> eccn, List<String> releasableTo) {
    static Export of(Governance.Export export) {
      return new Export(export.regime(), export.eccn(), sorted(export.releasableTo()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Cui(
      Optional<String> banner,
      Optional<String> designator,
      List<String> categories,
      List<String> dissemination) {
    static Cui of(Governance.Cui cui) {
      return new Cui(
          cui.banner(), cui.designator(), sorted(cui.categories()), sorted(cui.dissemination()));
    }
  }

  static GovernanceRecord of(Governance governance) {
    return new GovernanceRecord(
        governance.accessLevel(),
        governance.metadataTier(),
        governance.basis(),
        governance.protectedUntil(),
        governance.embargo().map(embargo -> new Embargo(embargo.ends())),
        Export.of(governance.export()),
        Cui.of(governance.cui()),
        sorted(governance.purposes()),
        sorted(governance.duo()),
        governance.aiTraining(),
        governance.humanSubjects(),
        governance.biosecurity(),
        governance.minAssurance(),
        governance.maxMfaAge(),
        sorted(governance.approvals()),
        sorted(governance.requiredTraining()),
        sorted(governance.requiredAgreements()),
        sorted(governance.allowedCountries()),
        sorted(governance.obligations()),
        sorted(governance.terms()),
        governance.enclave(),
        sorted(governance.unresolved()));
  }

  private static <T extends Comparable<? super T>> List<T> sorted(Collection<T> values) {
    return values.stream().sorted().toList();
  }
}
