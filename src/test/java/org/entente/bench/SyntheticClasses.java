package org.entente.bench;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Organisation;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Governance;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Purpose;

/**
 * Distinct governance classes of the programme's organisations, and how many datasets are in each.
 */
final class SyntheticClasses {
  /** How datasets spread over classes. */
  enum Sizes {
    SKEWED,
    UNIFORM
  }

  private static final long SALT = 0x5EED_C1A5L;
  private static final double STEEPNESS = 0.8;
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final List<String> COUNTRIES =
      List.of("US", "JP", "FR", "DE", "GB", "CA", "KR", "AU", "IT", "CH");
  private static final List<String> TRAINING =
      List.of("export-control", "cui-basic", "human-subjects", "radiation", "insider-threat");
  private static final List<String> AGREEMENTS =
      List.of("us-jp-2026", "arim-2026", "crada-17", "crada-29", "nda-4", "us-eu-2025");

  private final List<GovernanceClass> all;
  private final double[] upTo;

  private SyntheticClasses(List<GovernanceClass> all, double[] upTo) {
    this.all = all;
    this.upTo = upTo;
  }

  static SyntheticClasses of(int count, Sizes sizes, List<Organisation> owners, long seed) {
    Map<String, GovernanceClass> distinct = new LinkedHashMap<>();
    for (long number = 0; distinct.size() < count; number++) {
      Chance chance = new Chance(seed ^ SALT, number);
      RorId owner = chance.zipf(owners).id();
      GovernanceClass made = GovernanceClass.of(owner, governance(chance, owners));
      distinct.putIfAbsent(made.id(), made);
    }
    double[] upTo = new double[count];
    double sum = 0;
    for (int rank = 0; rank < count; rank++) {
      sum += sizes == Sizes.UNIFORM ? 1 : Math.pow(rank + 1d, -STEEPNESS);
      upTo[rank] = sum;
    }
    for (int rank = 0; rank < count; rank++) {
      upTo[rank] /= sum;
    }
    return new SyntheticClasses(List.copyOf(distinct.values()), upTo);
  }

  List<GovernanceClass> all() {
    return all;
  }

  GovernanceClass pick(Chance chance) {
    return all.get(chance.byShare(upTo));
  }

  /** The share of all datasets that are in the class, between 0 and 1. */
  double share(int number) {
    return number == 0 ? upTo[0] : upTo[number] - upTo[number - 1];
  }

  private static Governance governance(Chance chance, List<Organisation> owners) {
    boolean open = chance.percent(35);
    return new Governance(
        open ? Governance.AccessLevel.OPEN : chance.zipf(levels()),
        chance.zipf(List.of(Governance.MetadataTier.values())),
        open ? Governance.Basis.OPEN : chance.pick(List.of(Governance.Basis.values())),
        maybe(chance, 15, NOW.plusSeconds(86_400L * chance.between(-500, 1_500))),
        maybe(
            chance,
            20,
            new Governance.Embargo(
                NOW.plusSeconds(86_400L * chance.between(-300, 700)),
                Set.of("project-" + chance.below(200)))),
        new Governance.Export(
            open ? Governance.Regime.NONE : chance.zipf(List.of(Governance.Regime.values())),
            some(chance, COUNTRIES, 4),
            Set.of()),
        new Governance.Cui(
            chance.percent(10) ? Set.of("PROPIN") : Set.of(),
            chance.percent(5) ? Set.of("NOFORN") : Set.of()),
        chance.percent(70) ? EnumSet.allOf(Purpose.class) : Set.of(Purpose.RESEARCH),
        Set.of(),
        chance.pick(List.of(Governance.AiTraining.values())),
        chance.percent(6),
        chance.percent(4) ? Governance.Review.PENDING : Governance.Review.NONE,
        open ? 1 : chance.between(1, 3),
        maybe(chance, 10, 3_600L * chance.between(1, 12)),
        open ? Set.of() : some(chance, List.of(Approval.values()), 2),
        open ? Set.of() : some(chance, TRAINING, 1),
        open ? Set.of() : some(chance, AGREEMENTS, 1),
        chance.percent(20) ? some(chance, COUNTRIES, 5) : Set.of(),
        Set.of("cite"),
        Set.of(),
        chance.percent(20) ? Set.of(chance.pick(owners).id()) : Set.of(),
        chance.percent(30) ? Set.of("project-" + chance.below(200)) : Set.of(),
        Set.of(),
        maybe(chance, 3, "enclave-" + chance.below(3)),
        chance.percent(10) ? Set.of("arim") : Set.of(),
        chance.percent(5) ? Set.of("export") : Set.of());
  }

  private static List<Governance.AccessLevel> levels() {
    return List.of(
        Governance.AccessLevel.RESTRICTED,
        Governance.AccessLevel.CONTROLLED,
        Governance.AccessLevel.CLOSED);
  }

  private static <T> Optional<T> maybe(Chance chance, int percent, T value) {
    return chance.percent(percent) ? Optional.of(value) : Optional.empty();
  }

  private static <T> Set<T> some(Chance chance, List<T> from, int most) {
    Set<T> some = new java.util.LinkedHashSet<>();
    for (int i = chance.below(most + 1); i > 0; i--) {
      some.add(chance.pick(from));
    }
    return some;
  }
}
