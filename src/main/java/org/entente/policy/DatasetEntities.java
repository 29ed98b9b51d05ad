package org.entente.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.kernel.RorId;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Value;

/** A governance class as Cedar's {@code Dataset}. */
final class DatasetEntities {
  private DatasetEntities() {}

  static Entity entity(GovernanceClass resource) {
    Governance it = resource.governance();
    Map<String, Value> attributes = new HashMap<>();
    attributes.put("owner", org(resource.owner()));
    attributes.put("accessLevel", new Value.Ref("AccessLevel", it.accessLevel().word()));
    attributes.put("metadataTier", new Value.Ref("Tier", it.metadataTier().word()));
    attributes.put("basis", new Value.Ref("Basis", it.basis().word()));
    it.protectedUntil().ifPresent(until -> attributes.put("protectedUntil", end(until)));
    it.embargo().ifPresent(embargo -> attributes.put("embargo", embargo(embargo)));
    attributes.put("export", export(it.export()));
    attributes.put("cui", cui(it.cui()));
    attributes.put("purposes", refs("Purpose", it.purposes(), Purpose::word));
    attributes.put("duo", texts(it.duo()));
    attributes.put("aiTraining", new Value.Ref("AiUse", it.aiTraining().word()));
    attributes.put("humanSubjects", Value.of(it.humanSubjects()));
    attributes.put("biosecurity", new Value.Ref("Review", it.biosecurity().word()));
    attributes.put("minAssurance", new Value.Whole(it.minAssurance()));
    it.maxMfaAge().ifPresent(age -> attributes.put("maxMfaAge", new Value.Whole(age)));
    attributes.put("requiredTraining", texts(it.requiredTraining()));
    attributes.put("requiredAgreements", texts(it.requiredAgreements()));
    if (!it.allowedCountries().isEmpty()) {
      attributes.put("allowedCountries", texts(it.allowedCountries()));
    }
    attributes.put("obligations", texts(it.obligations()));
    attributes.put("terms", texts(it.terms()));
    attributes.put("approvals", refs("Approval", it.approvals(), Approval::word));
    attributes.put("parties", refs("Org", it.parties(), RorId::value));
    attributes.put("projects", texts(it.projects()));
    attributes.put("custodians", refs("User", it.custodians(), Function.identity()));
    it.enclave().ifPresent(enclave -> attributes.put("enclave", new Value.Text(enclave)));
    attributes.put("unresolved", texts(it.unresolved()));
    Set<Value.Ref> collections =
        it.collections().stream()
            .map(name -> new Value.Ref("Collection", name))
            .collect(Collectors.toSet());
    return new Entity(new Value.Ref("Dataset", resource.id()), attributes, collections);
  }

  private static Value embargo(Governance.Embargo embargo) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("until", end(embargo.until()));
    fields.put("team", texts(embargo.team()));
    embargo.extendedUntil().ifPresent(later -> fields.put("extendedUntil", end(later)));
    return new Value.Fields(fields);
  }

  private static Value export(Governance.Export export) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("regime", new Value.Ref("Regime", export.regime().word()));
    fields.put("releasableTo", texts(export.releasableTo()));
    fields.put("licences", texts(export.licences()));
    export.eccn().ifPresent(eccn -> fields.put("eccn", new Value.Text(eccn)));
    return new Value.Fields(fields);
  }

  private static Value cui(Governance.Cui cui) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("categories", texts(cui.categories()));
    fields.put("dissemination", texts(cui.dissemination()));
    cui.banner().ifPresent(banner -> fields.put("banner", new Value.Text(banner)));
    cui.designator().ifPresent(by -> fields.put("designator", new Value.Text(by)));
    return new Value.Fields(fields);
  }

  /** An end of protection to the millisecond, later rather than earlier. */
  private static Value end(Instant until) {
    long milli = until.toEpochMilli();
    return new Value.Moment(until.isAfter(Instant.ofEpochMilli(milli)) ? milli + 1 : milli);
  }

  private static Value org(RorId owner) {
    return new Value.Ref("Org", owner.value());
  }

  private static Value texts(Set<String> words) {
    return new Value.Many(words.stream().map(Value.Text::new).collect(Collectors.toSet()));
  }

  private static <T> Value refs(String type, Collection<T> members, Function<T, String> id) {
    Set<Value> refs = new HashSet<>();
    members.forEach(member -> refs.add(new Value.Ref(type, id.apply(member))));
    return new Value.Many(refs);
  }
}
