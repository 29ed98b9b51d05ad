package org.entente.policy.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.kernel.RorId;
import org.entente.policy.Bundle;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.SensitiveFacts;
import org.entente.policy.cedar.CedarOracle;
import org.entente.policy.cedar.CedarParser;
import org.entente.policy.cedar.CedarPolicy;
import org.entente.policy.cedar.CedarSchema;
import org.entente.policy.cedar.Refused;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.RuleBook;

/** Turns texts into a bundle: parse, bind to the owner, admit, then validate all together. */
final class BundleBuilder {
  private static final int MOST_POLICIES = 2_000;

  /** What a partner may speak of: not who approves, nor who stewards, curates or audits. */
  private static final Set<String> PARTNER_ACTIONS =
      Set.of(
          "discover",
          "readMetadata",
          "request",
          "receive",
          "compute",
          "train",
          "releaseModel",
          "duty");

  private final String schemaText;
  private final CedarSchema schema;
  private final Discretion discretion;
  private final List<String> flaws = new ArrayList<>();
  private final Map<String, Statement> statements = new LinkedHashMap<>();
  private final Map<String, CedarPolicy> bounded = new TreeMap<>();
  private final List<Policy> policies = new ArrayList<>();
  private int read;

  BundleBuilder(String schemaText) {
    this.schemaText = schemaText;
    try {
      this.schema = CedarSchema.parse(schemaText);
    } catch (Refused refused) {
      throw new Flaw("schema.cedarschema: " + refused.getMessage());
    }
    this.discretion = new Discretion(SensitiveFacts.of(schema.vocabulary()));
  }

  void add(String file, Optional<RorId> owner, String text) {
    try {
      List<Statement> found = Statement.split(file, text);
      read += found.size();
      if (read <= MOST_POLICIES) {
        found.forEach(statement -> add(owner, statement));
      }
    } catch (Flaw flaw) {
      flaws.add(flaw.getMessage());
    }
  }

  private void add(Optional<RorId> owner, Statement statement) {
    String place = statement.place();
    try {
      CedarPolicy parsed = CedarParser.parse(statement.text());
      String called = parsed.annotations().get("id");
      place = called == null ? place : place + ": policy `" + called + "`";
      Annotations annotations = new Annotations(parsed.annotations());
      String name = annotations.id();
      String id = owner.map(BundleBuilder::segment).orElse("consortium") + "/" + name;
      if (statements.putIfAbsent(id, statement) != null) {
        throw new Flaw("the id is taken in " + statements.get(id).place());
      }
      checkActions(owner, parsed.actions());
      owner.ifPresent(it -> new Sovereignty(it.value()).check(parsed.condition()));
      CedarPolicy bound =
          owner.map(it -> CedarParser.bindToOwner(parsed, it.value())).orElse(parsed);
      new Admission(bound.effect(), schema.vocabulary()).check(bound.condition());
      discretion.check(parsed, owner.isPresent());
      bounded.put(id, bound);
      policies.add(
          new Policy(
              id,
              owner.map(RorId::value),
              bound.effect(),
              bound.actions(),
              bound.condition(),
              annotations.label(),
              annotations.duty(bound.effect(), bound.actions()),
              statement.text()));
    } catch (Flaw | Refused flaw) {
      flaws.add(place + ": " + flaw.getMessage());
    }
  }

  private static void checkActions(Optional<RorId> owner, Set<String> actions) {
    if (actions.isEmpty()) {
      throw new Flaw("name the actions: `action == Action::\"…\"` or `action in [ … ]`");
    }
    Set<String> others = new TreeSet<>(actions);
    others.removeAll(PARTNER_ACTIONS);
    if (owner.isPresent() && !others.isEmpty()) {
      throw new Flaw("a partner may not speak of `" + others.iterator().next() + "`");
    }
  }

  Loaded build(PolicyFiles files, List<String> furtherFlaws) {
    flaws.addAll(furtherFlaws);
    if (read > MOST_POLICIES) {
      flaws.add("a bundle has at most " + MOST_POLICIES + " policies");
    }
    if (flaws.isEmpty()) {
      validate();
    }
    if (!flaws.isEmpty()) {
      return new Loaded.Invalid(flaws);
    }
    Map<String, String> json = new TreeMap<>();
    bounded.forEach((id, policy) -> json.put(id, policy.json().toString()));
    RuleBook rules = new RuleBook(policies);
    try {
      return new Loaded.Valid(
          files,
          new Bundle(
              BundleHash.of(schemaText, json),
              rules.policies().stream().map(BundleBuilder::summary).toList()),
          rules,
          schema.vocabulary(),
          new CedarOracle(schema, bounded),
          schemaText,
          json);
    } catch (Refused refused) {
      return new Loaded.Invalid(List.of(refused.getMessage()));
    }
  }

  private void validate() {
    try {
      CedarParser.validate(schema, bounded)
          .forEach(
              (id, problems) -> {
                String place =
                    Optional.ofNullable(statements.get(id))
                        .map(Statement::place)
                        .orElse("policies");
                problems.forEach(problem -> flaws.add(place + ": " + problem));
              });
    } catch (Refused refused) {
      flaws.add("policies: " + refused.getMessage());
    }
  }

  private static String segment(RorId owner) {
    return owner.value().substring(owner.value().lastIndexOf('/') + 1);
  }

  static Bundle.PolicySummary summary(Policy policy) {
    return new Bundle.PolicySummary(
        policy.id(),
        policy.owner().map(RorId::new),
        policy.effect().name().toLowerCase(java.util.Locale.ROOT),
        List.copyOf(policy.actions()),
        policy.label().title(),
        policy.label().reason(),
        policy.source());
  }
}
