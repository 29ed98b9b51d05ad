package org.entente.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Value;

/**
 * Values that a dataset asks for and that whoever reads its record sees there.
 *
 * <p>A list of what is shown, not of what is hidden: teams, projects, licences and parties stand in
 * a record too, but who they are is the business of those they name.
 */
final class RecordValues {
  private static final List<String> SHOWN =
      List.of("requiredAgreements", "requiredTraining", "minAssurance");

  private RecordValues() {}

  static Set<Value> of(Entity dataset) {
    Set<Value> values = new HashSet<>();
    for (String attribute : SHOWN) {
      Value value = dataset.attributes().get(attribute);
      if (value instanceof Value.Many(Set<Value> members)) {
        values.addAll(members);
      } else if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
