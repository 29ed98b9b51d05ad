package org.entente.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Governance;
import org.entente.policy.Governance.AccessLevel;
import org.entente.policy.Governance.AiTraining;
import org.entente.policy.Governance.Basis;
import org.entente.policy.Governance.Cui;
import org.entente.policy.Governance.Embargo;
import org.entente.policy.Governance.Export;
import org.entente.policy.Governance.MetadataTier;
import org.entente.policy.Governance.Regime;
import org.entente.policy.Governance.Review;
import org.entente.policy.Purpose;

/**
 * Reads the policy attributes of a record.
 *
 * <p>INVARIANT (left out is not open): a scalar that is left out takes its most restrictive value
 * and is named in {@code unresolved}, which denies request and use until a steward has looked. A
 * list that is left out is empty.
 */
final class GovernanceIntake {
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/#+()-]{0,199}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ECCN =
      Pattern.compile("EAR99|[0-9][A-E][0-9]{3}(\\.[a-z0-9]{1,4}){0,8}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final RecordFields fields;
  private final Set<String> unresolved = new TreeSet<>();

  private GovernanceIntake(RecordFields fields) {
    this.fields = fields;
  }

  /** What stands where a record says nothing at all of governance. */
  static Governance unstated() {
    return read(RecordFields.of(JsonNodeFactory.instance.objectNode()));
  }

  static Governance read(RecordFields fields) {
    return new GovernanceIntake(fields).read();
  }

  private Governance read() {
    refuseClassified();
    AccessLevel accessLevel =
        scalar("accessLevel", AccessLevel::parse, AccessLevel.values(), AccessLevel.CLOSED);
    MetadataTier tier =
        scalar("metadataTier", MetadataTier::parse, MetadataTier.values(), MetadataTier.HIDDEN);
    Basis basis = scalar("basis", Basis::parse, Basis.values(), Basis.USER_PROPRIETARY);
    Optional<Export> export = fields.object("export", this::export);
    if (export.isEmpty()) {
      unresolved.add("export.regime");
    }
    return new Governance(
        accessLevel,
        tier,
        basis,
        fields.word("protectedUntil", GovernanceIntake::instant, INSTANT_FORM),
        fields.object("embargo", GovernanceIntake::embargo),
        export.orElseGet(() -> new Export(Regime.UNDETERMINED, Set.of(), Set.of())),
        fields.object("cui", GovernanceIntake::cui).orElseGet(() -> new Cui(Set.of(), Set.of())),
        fields.words("purposes", Purpose::parse, oneOf(Purpose.values())),
        tokens(fields, "duo"),
        scalar("aiTraining", AiTraining::parse, AiTraining.values(), AiTraining.UNDETERMINED),
        orUnresolved("humanSubjects", fields.flag("humanSubjects"), true),
        scalar("biosecurity", Review::parse, Review.values(), Review.PENDING),
        orUnresolved("minAssurance", fields.wholeNumber("minAssurance", 1, 3), 3L).intValue(),
        fields.wholeNumber("maxMfaAge", 0, 31_536_000),
        fields.words("approvals", Approval::parse, oneOf(Approval.values())),
        tokens(fields, "requiredTraining"),
        tokens(fields, "requiredAgreements"),
        countries(fields, "allowedCountries"),
        tokens(fields, "obligations"),
        fields.words(
            "terms",
            text -> Optional.of(text).filter(SHA256.asMatchPredicate()),
            "the hexadecimal SHA-256 of a legal text"),
        fields.words("parties", RorId::parse, "a ROR id such as https://ror.org/01qz5mb56"),
        tokens(fields, "projects"),
        fields.words("custodians", Optional::of, "an actor id"),
        fields.word("enclave", GovernanceIntake::token, TOKEN_FORM),
        tokens(fields, "collections"),
        unresolved);
  }

  private static final String INSTANT_FORM =
      "an RFC 3339 time with zone such as 2027-03-31T15:00:00Z";
  private static final String TOKEN_FORM = "a name of letters, digits and ._:/#+()-";

  private <E extends Enum<E>> E scalar(
      String name, Function<String, Optional<E>> parse, E[] values, E strictest) {
    return orUnresolved(name, fields.word(name, parse, oneOf(values)), strictest);
  }

  private <T> T orUnresolved(String name, Optional<T> value, T strictest) {
    return value.orElseGet(
        () -> {
          unresolved.add(name);
          return strictest;
        });
  }

  /** The words of our enums are written as their {@code word()} says. */
  private static String oneOf(Enum<?>[] values) {
    boolean hyphens = values instanceof Approval[];
    return "one of "
        + Arrays.stream(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .map(word -> hyphens ? word.replace('_', '-') : word)
            .collect(Collectors.joining(", "));
  }

  private Export export(RecordFields inner) {
    Optional<Regime> regime = inner.word("regime", Regime::parse, oneOf(Regime.values()));
    if (regime.isEmpty()) {
      unresolved.add("export.regime");
    }
    return new Export(
        regime.orElse(Regime.UNDETERMINED),
        countries(inner, "releasableTo"),
        tokens(inner, "licences"),
        inner.word(
            "eccn",
            text -> Optional.of(text).filter(ECCN.asMatchPredicate()),
            "an entry of the Commerce Control List such as 3E001, or EAR99"));
  }

  private static Embargo embargo(RecordFields inner) {
    Instant until =
        inner
            .word("until", GovernanceIntake::instant, INSTANT_FORM)
            .orElseThrow(() -> inner.fault("until", "is missing"));
    Optional<Instant> extended =
        inner.word("extendedUntil", GovernanceIntake::instant, INSTANT_FORM);
    if (extended.filter(later -> !later.isAfter(until)).isPresent()) {
      throw inner.fault("extendedUntil", "must be later than `until`");
    }
    return new Embargo(until, tokens(inner, "team"), extended);
  }

  private static Cui cui(RecordFields inner) {
    Cui cui =
        new Cui(
            tokens(inner, "categories"),
            tokens(inner, "dissemination"),
            inner.line("banner", 200),
            inner.line("designator", 500));
    cui.banner().ifPresent(banner -> refuseMarking(inner, "banner", banner));
    cui.designator().ifPresent(by -> refuseMarking(inner, "designator", by));
    cui.categories().forEach(category -> refuseMarking(inner, "categories", category));
    cui.dissemination().forEach(limit -> refuseMarking(inner, "dissemination", limit));
    return cui;
  }

  private static void refuseMarking(RecordFields inner, String name, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.matches(".*\\b(SECRET|CONFIDENTIAL|RESTRICTED DATA)\\b.*")
        || DatasetIntake.isMarkedClassified(upper)) {
      throw inner.fault(name, "marks classified material, which is never catalogued here");
    }
  }

  private void refuseClassified() {
    fields
        .line("classification", 100)
        .filter(word -> !word.equals("unclassified"))
        .ifPresent(
            word -> {
              throw fields.fault(
                  "classification",
                  "must be unclassified; classified material is never catalogued here");
            });
  }

  private static Set<String> tokens(RecordFields from, String name) {
    return from.words(name, GovernanceIntake::token, TOKEN_FORM);
  }

  private static Optional<String> token(String text) {
    return Optional.of(text).filter(TOKEN.asMatchPredicate());
  }

  private static Set<String> countries(RecordFields from, String name) {
    return from.words(
        name,
        code -> Optional.of(code).filter(COUNTRIES::contains),
        "an ISO 3166-1 country code such as JP");
  }

  /** Milliseconds, since that is what Cedar's datetime holds. */
  private static Optional<Instant> instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      int year = OffsetDateTime.parse(text).getYear();
      return year >= 1900 && year <= 2999
          ? Optional.of(instant.truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
          : Optional.empty();
    } catch (DateTimeException notAnInstant) {
      return Optional.empty();
    }
  }
}
