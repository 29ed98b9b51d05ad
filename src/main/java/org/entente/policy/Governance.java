package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;

/**
 * The policy attributes of a dataset: all that a rule may read of it beside its owner.
 *
 * <p>Absent is not false: an optional part that is empty is unknown or does not apply, and whatever
 * an import left out is named in {@code unresolved}, which denies request and use.
 *
 * @param protectedUntil end of protection under its basis (a CRADA's five years), exclusive
 * @param minAssurance 1 low, 2 medium, 3 high (REFEDS Assurance Framework)
 * @param maxMfaAge most seconds since the second factor; empty where no limit applies
 * @param terms SHA-256 of each legal text that must be accepted
 * @param parties organisations that share in the data
 * @param custodians actor ids of named keepers
 * @param enclave name of the enclave the data may not leave
 * @param collections names of the collections a rule may speak of
 * @param unresolved names of the fields an import left out
 */
public record Governance(
    AccessLevel accessLevel,
    MetadataTier metadataTier,
    Basis basis,
    Optional<Instant> protectedUntil,
    Optional<Embargo> embargo,
    Export export,
    Cui cui,
    Set<Purpose> purposes,
    Set<String> duo,
    AiTraining aiTraining,
    boolean humanSubjects,
    Review biosecurity,
    int minAssurance,
    Optional<Long> maxMfaAge,
    Set<Approval> approvals,
    Set<String> requiredTraining,
    Set<String> requiredAgreements,
    Set<String> allowedCountries,
    Set<String> obligations,
    Set<String> terms,
    Set<RorId> parties,
    Set<String> projects,
    Set<String> custodians,
    Optional<String> enclave,
    Set<String> collections,
    Set<String> unresolved) {

  public Governance {
    Objects.requireNonNull(accessLevel, "accessLevel");
    Objects.requireNonNull(metadataTier, "metadataTier");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(protectedUntil, "protectedUntil");
    Objects.requireNonNull(embargo, "embargo");
    Objects.requireNonNull(export, "export");
    Objects.requireNonNull(cui, "cui");
    Objects.requireNonNull(aiTraining, "aiTraining");
    Objects.requireNonNull(biosecurity, "biosecurity");
    Objects.requireNonNull(maxMfaAge, "maxMfaAge");
    Objects.requireNonNull(enclave, "enclave");
    if (minAssurance < 1 || minAssurance > 3) {
      throw new IllegalArgumentException("minAssurance is 1, 2 or 3");
    }
    purposes = Set.copyOf(purposes);
    duo = Set.copyOf(duo);
    approvals = Set.copyOf(approvals);
    requiredTraining = Set.copyOf(requiredTraining);
    requiredAgreements = Set.copyOf(requiredAgreements);
    allowedCountries = Set.copyOf(allowedCountries);
    obligations = Set.copyOf(obligations);
    terms = Set.copyOf(terms);
    parties = Set.copyOf(parties);
    projects = Set.copyOf(projects);
    custodians = Set.copyOf(custodians);
    collections = Set.copyOf(collections);
    unresolved = Set.copyOf(unresolved);
  }

  /**
   * Until when only the named teams (project ids) see the dataset.
   *
   * @param extendedUntil the later end, if the embargo was extended: once, by the steward, so there
   *     is one field for it. Left out of the document where there is none, so that classes from
   *     before it was introduced keep their ids
   */
  public record Embargo(
      Instant until,
      Set<String> team,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> extendedUntil) {
    public Embargo {
      Objects.requireNonNull(until, "until");
      team = Set.copyOf(team);
      extendedUntil = Objects.requireNonNullElse(extendedUntil, Optional.empty());
      if (extendedUntil.filter(later -> !later.isAfter(until)).isPresent()) {
        throw new IllegalArgumentException("an embargo is extended to a later time");
      }
    }

    public Embargo(Instant until, Set<String> team) {
      this(until, team, Optional.empty());
    }

    /** When it ends. */
    public Instant ends() {
      return extendedUntil.orElse(until);
    }
  }

  /**
   * Export control: the regime, the countries (ISO 3166-1 alpha-2) it may be released to, and the
   * licences that allow more.
   *
   * @param eccn entry of the Commerce Control List such as 3E001, or EAR99. Left out of the
   *     document where there is none, as {@link Embargo#extendedUntil} is
   */
  public record Export(
      Regime regime,
      Set<String> releasableTo,
      Set<String> licences,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> eccn) {
    public Export {
      Objects.requireNonNull(regime, "regime");
      releasableTo = Set.copyOf(releasableTo);
      licences = Set.copyOf(licences);
      eccn = Objects.requireNonNullElse(eccn, Optional.empty());
    }

    public Export(Regime regime, Set<String> releasableTo, Set<String> licences) {
      this(regime, releasableTo, licences, Optional.empty());
    }
  }

  /**
   * Controlled Unclassified Information: categories and limits on dissemination (32 CFR 2002).
   *
   * @param banner the marking as it stands on the material, such as {@code CUI//SP-UCNI//NOFORN}
   * @param designator who made it controlled. Both are left out of the document where there is
   *     none, as {@link Embargo#extendedUntil} is
   */
  public record Cui(
      Set<String> categories,
      Set<String> dissemination,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> banner,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> designator) {
    public Cui {
      categories = Set.copyOf(categories);
      dissemination = Set.copyOf(dissemination);
      banner = Objects.requireNonNullElse(banner, Optional.empty());
      designator = Objects.requireNonNullElse(designator, Optional.empty());
    }

    public Cui(Set<String> categories, Set<String> dissemination) {
      this(categories, dissemination, Optional.empty(), Optional.empty());
    }
  }

  /** How widely the data itself is shared, most open first. */
  public enum AccessLevel {
    OPEN,
    RESTRICTED,
    CONTROLLED,
    CLOSED;

    @JsonValue
    public String word() {
      return Governance.word(this);
    }

    public static Optional<AccessLevel> parse(String word) {
      return find(values(), word);
    }
  }

  /** How much of the record those may see who have no further right, most open first. */
  public enum MetadataTier {
    FULL,
    SUMMARY,
    HIDDEN;

    @JsonValue
    public String word() {
      return Governance.word(this);
    }

    public static Optional<MetadataTier> parse(String word) {
      return find(values(), word);
    }
  }

  /** The footing on which the data came about. */
  public enum Basis {
    OPEN,
    USER_NONPROPRIETARY,
    USER_PROPRIETARY,
    CRADA,
    /** A strategic partnership project: work that a sponsor pays for (DOE O 481.1). */
    SPP,
    NDA,
    DUA;

    @JsonValue
    public String word() {
      return Governance.word(this);
    }

    public static Optional<Basis> parse(String word) {
      return find(values(), word);
    }
  }

  /** The export-control regime. */
  public enum Regime {
    NONE,
    FUNDAMENTAL,
    EAR,
    ITAR,
    PART810,
    /** Part 810 technology of a kind that always needs a specific authorization (810.7). */
    PART810_SPECIFIC,
    FEFTA,
    UNDETERMINED;

    @JsonValue
    public String word() {
      return Governance.word(this);
    }

    public static Optional<Regime> parse(String word) {
      return find(values(), word);
    }
  }

  /** Whether models may be trained on it. */
  public enum AiTraining {
    YES,
    /** Only by the owner's own organisation, and the model stays there. */
    INTERNAL_ONLY,
    ASK,
    NO,
    UNDETERMINED;

    @JsonValue
    public String word() {
      return Governance.word(this);
    }

    public static Optional<AiTraining> parse(String word) {
      return find(values(), word);
    }
  }

  /** Where a biosecurity review stands. */
  public enum Review {
    NONE,
    PENDING,
    CLEARED;

    @JsonValue
    public String word() {
      return Governance.word(this);
    }

    public static Optional<Review> parse(String word) {
      return find(values(), word);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
    return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
  }
}
