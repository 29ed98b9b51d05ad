package org.entente.identity.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.identity.Attribute;
import org.entente.identity.FactQuery;
import org.entente.identity.FactStore.Period;
import org.entente.identity.FactStore.Position;
import org.entente.identity.RegisterEntry;
import org.entente.identity.Registrar;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RorId;

/** Pages of the register of facts. */
@ApplicationScoped
class FactListing {
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private final Registrar registrar;
  private final SealedCursor cursors;
  private final Clock clock;
  private final String issuer;

  FactListing(
      Registrar registrar,
      SealedCursor cursors,
      Clock clock,
      @ConfigProperty(name = "entente.oidc.issuer") String issuer) {
    this.registrar = registrar;
    this.cursors = cursors;
    this.clock = clock;
    this.issuer = issuer;
  }

  /** The parameters as they were sent. */
  record Asked(
      String actor,
      String attribute,
      String organisation,
      String expiringWithin,
      String limit,
      String cursor) {
    String filters() {
      return String.join(
          "\n", List.of(or(actor), or(attribute), or(organisation), or(expiringWithin)));
    }

    private static String or(String text) {
      return text == null ? "" : text;
    }
  }

  RegisterResource.Page page(Actor reader, Asked asked) {
    String context = "facts for " + reader.ref().id() + "\n" + asked.filters();
    int limit = limit(asked.limit());
    List<RegisterEntry> found =
        registrar.list(
            reader,
            new FactQuery(
                given(asked.actor())
                    .map(it -> RegisterProblems.checked(() -> FactJson.actorId(issuer, it))),
                given(asked.attribute()).map(FactListing::attribute),
                given(asked.organisation()).map(FactListing::organisation),
                given(asked.expiringWithin()).map(this::period),
                given(asked.cursor()).map(it -> Position.parse(cursors.open(it, context))),
                limit + 1));
    boolean more = found.size() > limit;
    List<RegisterEntry> shown = more ? found.subList(0, limit) : found;
    return new RegisterResource.Page(
        shown.stream().map(EntryJson::of).toList(),
        more ? cursors.seal(Position.of(shown.getLast()).text(), context) : null);
  }

  private static int limit(String text) {
    Optional<Integer> limit =
        given(text).filter(it -> it.matches("[0-9]{1,3}")).map(Integer::valueOf);
    if (given(text).isEmpty()) {
      return 50;
    }
    return limit
        .filter(it -> it >= 1 && it <= FactQuery.MOST)
        .orElseThrow(() -> invalid("limit", "`limit` is 1 to " + FactQuery.MOST + "."));
  }

  private static Attribute attribute(String word) {
    return Attribute.parse(word)
        .orElseThrow(() -> invalid("attribute", "No fact of that name can be registered."));
  }

  private static RorId organisation(String text) {
    return RorId.parse(text)
        .orElseThrow(() -> invalid("organisation", "`organisation` is a ROR id, as its full URL."));
  }

  private Period period(String text) {
    Instant now = clock.instant();
    try {
      Duration length = Duration.parse(text);
      if (!length.isNegative() && length.compareTo(LONGEST) <= 0) {
        return new Period(now, now.plus(length));
      }
    } catch (DateTimeException notADuration) {
      // Told below, as a length that is out of bounds is.
    }
    throw invalid(
        "expiringWithin", "`expiringWithin` is a duration of at most ten years, e.g. P30D.");
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(it -> !it.isBlank());
  }

  private static Problem invalid(String field, String detail) {
    return new Problem(ProblemType.INVALID, detail, Map.of("field", field));
  }
}
