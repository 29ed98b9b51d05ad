package org.entente.policy.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.kernel.RorId;
import org.entente.policy.Bundle;
import org.entente.policy.BundleRecords.Recorded;
import org.entente.policy.BundleRestorer;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.cedar.CedarOracle;
import org.entente.policy.cedar.CedarParser;
import org.entente.policy.cedar.CedarPolicy;
import org.entente.policy.cedar.CedarSchema;
import org.entente.policy.cedar.Refused;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.RuleBook;

/**
 * Makes a bundle anew from schema and bounded policies, which is all that its hash covers.
 *
 * <p>Nothing is admitted a second time: the loader of today may be stricter than the one that let
 * these rules in, and they decided all the same. Titles, reasons and duties are annotations, so
 * they are in the record; the words the author typed are not, so Cedar writes the rules out.
 */
@ApplicationScoped
class RecordedBundles implements BundleRestorer {
  private static final String CONSORTIUM = "consortium";

  @Override
  public Loaded restore(Recorded recorded) {
    try {
      if (!BundleHash.of(recorded.schema(), recorded.policies()).equals(recorded.hash())) {
        return new Loaded.Invalid(List.of("its content is not what its hash names"));
      }
      return restored(recorded);
    } catch (Flaw | Refused | IllegalArgumentException unreadable) {
      return new Loaded.Invalid(List.of(String.valueOf(unreadable.getMessage())));
    }
  }

  private static Loaded restored(Recorded recorded) {
    CedarSchema schema = CedarSchema.parse(recorded.schema());
    Map<String, CedarPolicy> bounded = new TreeMap<>();
    List<Policy> policies = new ArrayList<>();
    recorded
        .policies()
        .forEach(
            (id, json) -> {
              CedarPolicy policy = CedarParser.parseJson(id, json);
              bounded.put(id, policy);
              policies.add(policy(id, policy));
            });
    RuleBook rules = new RuleBook(policies);
    return new Loaded.Valid(
        new PolicyFiles(Map.of(PolicyFiles.SCHEMA, recorded.schema())),
        new Bundle(recorded.hash(), rules.policies().stream().map(BundleBuilder::summary).toList()),
        rules,
        schema.vocabulary(),
        new CedarOracle(schema, bounded),
        recorded.schema(),
        recorded.policies());
  }

  private static Policy policy(String id, CedarPolicy policy) {
    Annotations annotations = new Annotations(policy.annotations());
    return new Policy(
        id,
        owner(id).map(RorId::value),
        policy.effect(),
        policy.actions(),
        policy.condition(),
        annotations.label(),
        annotations.duty(policy.effect(), policy.actions()),
        CedarParser.text(id, policy));
  }

  private static Optional<RorId> owner(String id) {
    String segment = id.substring(0, Math.max(0, id.indexOf('/')));
    return segment.equals(CONSORTIUM)
        ? Optional.empty()
        : Optional.of(new RorId("https://ror.org/" + segment));
  }
}
