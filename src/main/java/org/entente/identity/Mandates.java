package org.entente.identity;

import static org.entente.identity.Role.EXPORT_OFFICER;
import static org.entente.identity.Role.INSTITUTION_OFFICIAL;
import static org.entente.identity.Role.PROGRAMME_OFFICER;
import static org.entente.identity.Role.REVIEWING_OFFICIAL;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.RorId;

/**
 * Which roles may assert which fact, and of whom; {@code src/docs/registers.md} shows the table to
 * people, and a test holds the two together.
 *
 * <p>Beside it administrators may load everything, which is how a register that lives elsewhere
 * comes in. Nobody asserts anything of themselves or of software that acts for them, and software
 * that acts for a person asserts nothing.
 */
final class Mandates {
  /** What a mandate is bounded by. */
  enum Limit {
    OWN_PEOPLE("people of their own organisation"),
    OWN_NAME("naming their own organisation alone"),
    AGENTS("AI agents");

    private final String description;

    Limit(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  /** A role that may assert a fact, within limits that must all be kept. */
  record Mandate(Role role, Set<Limit> limits) {
    private static Mandate of(Role role, Limit... limits) {
      Set<Limit> all = EnumSet.noneOf(Limit.class);
      Collections.addAll(all, limits);
      return new Mandate(role, all);
    }
  }

  private static final Map<Attribute, List<Mandate>> TABLE = table();

  private Mandates() {}

  private static Map<Attribute, List<Mandate>> table() {
    Map<Attribute, List<Mandate>> table = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      table.put(
          attribute,
          switch (attribute) {
            case PROJECTS, ATTESTATIONS -> List.of(Mandate.of(PROGRAMME_OFFICER));
            case TRAINING ->
                List.of(
                    Mandate.of(PROGRAMME_OFFICER),
                    Mandate.of(INSTITUTION_OFFICIAL, Limit.OWN_PEOPLE));
            case US_PERSON, US_CITIZEN, EXPORT_COUNTRY, NATIONALITIES, LICENCES, PARTY_SCREENING ->
                List.of(Mandate.of(EXPORT_OFFICER));
            case COVERED_NATION_TIE -> List.of(Mandate.of(REVIEWING_OFFICIAL));
            case JP_RESIDENT -> List.of(Mandate.of(INSTITUTION_OFFICIAL, Limit.OWN_PEOPLE));
            case FOREIGN_ACCESS -> List.of(Mandate.of(INSTITUTION_OFFICIAL, Limit.OWN_NAME));
            case EMPLOYER_CONSENT ->
                List.of(Mandate.of(INSTITUTION_OFFICIAL, Limit.OWN_PEOPLE, Limit.OWN_NAME));
            case OWNERS, PURPOSES, MAY_TRAIN ->
                List.of(Mandate.of(PROGRAMME_OFFICER, Limit.AGENTS));
          });
    }
    return table;
  }

  static List<Mandate> of(Attribute attribute) {
    return TABLE.get(attribute);
  }

  static Set<Role> offices() {
    Set<Role> offices = EnumSet.of(Role.ADMIN);
    TABLE.values().forEach(all -> all.forEach(mandate -> offices.add(mandate.role())));
    return offices;
  }

  /** Whether there is anything the actor may assert of somebody. */
  static boolean any(Actor by) {
    return !attributes(by).isEmpty();
  }

  static Set<Attribute> attributes(Actor by) {
    if (by.isAnonymous() || by.kind() == ActorKind.AI_AGENT) {
      return Set.of();
    }
    return EnumSet.allOf(Attribute.class).stream()
        .filter(attribute -> by.has(Role.ADMIN) || !held(by, attribute).isEmpty())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Attribute.class)));
  }

  /** The role by which the actor asserts such facts, rather than that they may load them. */
  static Optional<Role> office(Actor by, Attribute attribute) {
    return by.kind() == ActorKind.AI_AGENT
        ? Optional.empty()
        : held(by, attribute).stream().map(Mandate::role).findFirst();
  }

  /**
   * Why the actor may not say this; empty if they may.
   *
   * @param about who it is said of, if they were ever seen
   */
  static Optional<String> refusal(Actor by, RegisteredFact fact, Optional<Snapshot> about) {
    if (by.isAnonymous() || by.kind() == ActorKind.AI_AGENT) {
      return Optional.of(
          "The registers are not for software that acts for a person; sign in yourself.");
    }
    boolean own =
        fact.actorId().equals(by.ref().id())
            || about.flatMap(Snapshot::actsFor).filter(by.ref().id()::equals).isPresent();
    if (own) {
      return Optional.of(
          "Nobody registers facts about themselves or about software that acts for them; ask"
              + " another registrar.");
    }
    if (by.has(Role.ADMIN)) {
      return Optional.empty();
    }
    List<Mandate> held = held(by, fact.attribute());
    if (held.isEmpty()) {
      return Optional.of(
          "The fact `%s` is asserted by others: %s."
              .formatted(fact.attribute().word(), roles(fact.attribute())));
    }
    boolean within =
        held.stream()
            .anyMatch(
                mandate -> mandate.limits().stream().allMatch(it -> keeps(it, by, fact, about)));
    return within
        ? Optional.empty()
        : Optional.of(
            "Your office asserts `%s` only of %s."
                .formatted(
                    fact.attribute().word(),
                    held.getFirst().limits().stream()
                        .map(Limit::description)
                        .collect(Collectors.joining(", "))));
  }

  private static List<Mandate> held(Actor by, Attribute attribute) {
    return of(attribute).stream().filter(mandate -> by.has(mandate.role())).toList();
  }

  private static boolean keeps(
      Limit limit, Actor by, RegisteredFact fact, Optional<Snapshot> about) {
    return switch (limit) {
      case OWN_PEOPLE ->
          by.org().isPresent() && about.map(Snapshot::org).filter(by.org()::equals).isPresent();
      case OWN_NAME ->
          by.org().isPresent()
              && fact.value() instanceof FactValue.Names(Set<String> names)
              && Set.of(by.org().get().value()).containsAll(names);
      case AGENTS -> about.filter(it -> it.kind() == ActorKind.AI_AGENT).isPresent();
    };
  }

  private static String roles(Attribute attribute) {
    return of(attribute).stream()
        .map(mandate -> mandate.role().word())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What the actor may find in the register. */
  static Sight sight(Actor by) {
    Set<Attribute> anyone = EnumSet.noneOf(Attribute.class);
    Set<Attribute> people = EnumSet.noneOf(Attribute.class);
    Set<Attribute> name = EnumSet.noneOf(Attribute.class);
    for (Attribute attribute : attributes(by)) {
      if (by.has(Role.ADMIN)) {
        anyone.add(attribute);
      }
      for (Mandate mandate : held(by, attribute)) {
        if (mandate.limits().contains(Limit.OWN_PEOPLE)) {
          people.add(attribute);
        } else if (mandate.limits().contains(Limit.OWN_NAME)) {
          name.add(attribute);
        } else {
          anyone.add(attribute);
        }
      }
    }
    return new Sight(anyone, people, name, by.org());
  }

  /**
   * Whose facts of which kind somebody may find: of anyone, of their own people, and those that
   * name their own organisation alone.
   */
  record Sight(
      Set<Attribute> ofAnyone,
      Set<Attribute> ofOwnPeople,
      Set<Attribute> namingOwn,
      Optional<RorId> own) {

    boolean covers(RegisteredFact fact, Optional<Snapshot> about) {
      Attribute attribute = fact.attribute();
      return ofAnyone.contains(attribute)
          || (own.isPresent()
              && ((ofOwnPeople.contains(attribute)
                      && about.map(Snapshot::org).filter(own::equals).isPresent())
                  || (namingOwn.contains(attribute)
                      && fact.value() instanceof FactValue.Names(Set<String> names)
                      && Set.of(own.get().value()).containsAll(names))));
    }
  }
}
