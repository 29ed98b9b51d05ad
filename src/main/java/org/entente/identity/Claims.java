package org.entente.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/**
 * What a verified access token says of its subject, read into our words.
 *
 * <p>A claim that is missing or has an unexpected form yields no fact: absent, hence not
 * permitting. Assurance follows the REFEDS Assurance Framework 2.0 (section 3: identity proofing
 * IAP, section 4: attribute freshness ATP).
 */
final class Claims {
  static final String SOURCE = "identity provider";

  private static final String REFEDS = "https://refeds.org/assurance/";
  private static final Set<String> ORG_TYPES =
      Set.of("government", "education", "nonprofit", "company", "other");

  private final Map<String, Object> claims;
  private final Duration validity;

  /**
   * @param validity how long after the token was issued its claims are relied upon where the caller
   *     does not come back with a newer one, e.g. while a request waits for its steward
   */
  Claims(Map<String, Object> claims, Duration validity) {
    this.claims = Map.copyOf(claims);
    this.validity = validity;
  }

  /** Empty if the token lacks what makes an actor: issuer, subject, and for an agent its person. */
  Optional<Snapshot> read() {
    Optional<String> issuer = text("iss");
    Optional<String> subject = text("sub");
    if (issuer.isEmpty() || subject.isEmpty()) {
      return Optional.empty();
    }
    ActorKind kind =
        switch (text("actor_kind").orElse("human")) {
          case "human" -> ActorKind.HUMAN;
          case "service" -> ActorKind.SERVICE;
          case "ai_agent" -> ActorKind.AI_AGENT;
          default -> null;
        };
    Optional<String> actsFor = text("acts_for").map(person -> issuer.get() + "#" + person);
    // A delegate must not pass as the person, and a kind we do not know must not pass as either.
    if (kind == null || (kind == ActorKind.AI_AGENT) != actsFor.isPresent()) {
      return Optional.empty();
    }
    String name = bounded(text("preferred_username").orElse(subject.get()));
    Instant assertedAt = instant("iat").orElse(Instant.EPOCH);
    return Optional.of(
        new Snapshot(
            ActorRef.of(issuer.get(), subject.get(), name),
            kind,
            bounded(text("name").filter(full -> !full.isBlank()).orElse(name)),
            text("org").flatMap(RorId::parse),
            roles(),
            facts(assertedAt),
            actsFor,
            mfaTime(),
            assertedAt,
            email()));
  }

  private Map<String, Fact> facts(Instant assertedAt) {
    Map<String, Fact> facts = new HashMap<>();
    Instant expiresAt = assertedAt.plus(validity);
    text("org_country")
        .filter(country -> country.matches("[A-Z]{2}"))
        .ifPresent(
            country ->
                facts.put("orgCountry", fact(new FactValue.Text(country), assertedAt, expiresAt)));
    text("org_type")
        .filter(ORG_TYPES::contains)
        .ifPresent(
            type -> facts.put("orgType", fact(new FactValue.Text(type), assertedAt, expiresAt)));
    Set<String> assurance = texts("eduperson_assurance");
    facts.put(
        "assurance",
        fact(new FactValue.Quantity(assuranceLevel(assurance)), assertedAt, expiresAt));
    affiliationFreshness(assurance)
        .ifPresent(
            fresh ->
                facts.put(
                    "affiliationFresh",
                    fact(new FactValue.Flag(true), assertedAt, assertedAt.plus(fresh))));
    return facts;
  }

  /** An address that is merely claimed could be anybody's. */
  private Optional<EmailAddress> email() {
    return Boolean.TRUE.equals(claims.get("email_verified"))
        ? text("email").flatMap(EmailAddress::parse)
        : Optional.empty();
  }

  /** 3 high, 2 medium, 1 low; nothing said counts as low. */
  private static long assuranceLevel(Set<String> uris) {
    if (uris.contains(REFEDS + "IAP/high")) {
      return 3;
    }
    return uris.contains(REFEDS + "IAP/medium") ? 2 : 1;
  }

  private static Optional<Duration> affiliationFreshness(Set<String> uris) {
    if (uris.contains(REFEDS + "ATP/ePA-1m")) {
      return Optional.of(Duration.ofDays(31));
    }
    return uris.contains(REFEDS + "ATP/ePA-1d")
        ? Optional.of(Duration.ofDays(1))
        : Optional.empty();
  }

  private Set<Role> roles() {
    Object access = claims.get("realm_access");
    Object roles = access instanceof Map<?, ?> map ? map.get("roles") : null;
    return strings(roles).stream()
        .flatMap(word -> Role.parse(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Instant> mfaTime() {
    boolean secondFactor =
        text("acr").filter(AccessTokens.SECOND_FACTOR::equals).isPresent()
            || texts("amr").contains("mfa");
    return secondFactor ? instant("auth_time") : Optional.empty();
  }

  private Optional<String> text(String claim) {
    return claims.get(claim) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private Set<String> texts(String claim) {
    return strings(claims.get(claim));
  }

  private static Set<String> strings(Object value) {
    Set<String> found = new LinkedHashSet<>();
    switch (value) {
      case String one -> found.add(one);
      case Collection<?> many ->
          many.forEach(
              each -> {
                if (each instanceof String text) {
                  found.add(text);
                }
              });
      case null, default -> {}
    }
    return found;
  }

  private Optional<Instant> instant(String claim) {
    return switch (claims.get(claim)) {
      case Number seconds -> Optional.of(Instant.ofEpochSecond(seconds.longValue()));
      case Date date -> Optional.of(date.toInstant());
      case null, default -> Optional.empty();
    };
  }

  private static String bounded(String name) {
    String line = name.strip().replaceAll("\\p{Cntrl}", " ");
    return line.length() <= 200 ? line : line.substring(0, 200);
  }

  private static Fact fact(FactValue value, Instant assertedAt, Instant expiresAt) {
    return new Fact(value, SOURCE, assertedAt, Optional.of(expiresAt));
  }
}
