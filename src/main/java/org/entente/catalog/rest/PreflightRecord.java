package org.entente.catalog.rest;

import java.util.List;
import org.entente.policy.Action;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Formality;
import org.entente.policy.Preflight;
import org.entente.policy.Way;

/**
 * "May I?" as JSON: one member per action, then the terms to accept and the bundle that answered.
 * Reasons, what is missing, ways and formalities are written as {@link Decision}, {@link Way} and
 * {@link Formality} say.
 */
record PreflightRecord(
    Verdict discover,
    Verdict readMetadata,
    Verdict request,
    Verdict receive,
    Verdict compute,
    Verdict train,
    List<Term> terms,
    String bundle) {
  record Verdict(
      String decision,
      List<Approval> approvalsNeeded,
      List<Decision.Rule> reasons,
      List<Decision.Missing> missing,
      List<Way> ways,
      List<Formality> formalities) {}

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
            .toList(),
        preflight.bundle());
  }

  private static Verdict verdict(Preflight preflight, Action action) {
    Preflight.Verdict verdict = preflight.verdicts().get(action);
    return new Verdict(
        verdict.answer().word(),
        verdict.approvalsNeeded().stream().sorted().toList(),
        verdict.reasons(),
        verdict.missing(),
        verdict.ways(),
        verdict.formalities());
  }
}
