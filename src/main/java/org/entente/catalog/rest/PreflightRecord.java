package org.entente.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Preflight;

/** "May I?" as JSON: one member per action, then the terms to accept. */
record PreflightRecord(
    Verdict discover,
    Verdict readMetadata,
    Verdict request,
    Verdict receive,
    Verdict compute,
    Verdict train,
    List<Term> terms) {
  record Verdict(
      String decision,
      List<Approval> approvalsNeeded,
      List<Reason> reasons,
      List<Decision.Missing> missing) {}

  /** A rule as the caller reads it; whose it is stands in its id. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Reason(String id, String title, String reason, Optional<String> remedy) {}

  /** A legal text, known by its SHA-256 until texts are kept here. */
  record Term(String hash, String title, String url) {}

  static PreflightRecord of(Preflight preflight) {
    return new PreflightRecord(
        verdict(preflight, Action.DISCOVER),
        verdict(preflight, Action.READ_METADATA),
        verdict(preflight, Action.REQUEST),
        verdict(preflight, Action.RECEIVE),
        verdict(preflight, Action.COMPUTE),
        verdict(preflight, Action.TRAIN),
        preflight.terms().stream()
            .sorted()
            .map(hash -> new Term(hash, "Terms " + hash.substring(0, 12), "urn:sha256:" + hash))
            .toList());
  }

  private static Verdict verdict(Preflight preflight, Action action) {
    Preflight.Verdict verdict = preflight.verdicts().get(action);
    return new Verdict(
        verdict.answer().name().toLowerCase(Locale.ROOT),
        verdict.approvalsNeeded().stream().sorted().toList(),
        verdict.reasons().stream()
            .map(rule -> new Reason(rule.id(), rule.title(), rule.reason(), rule.remedy()))
            .toList(),
        verdict.missing());
  }
}
