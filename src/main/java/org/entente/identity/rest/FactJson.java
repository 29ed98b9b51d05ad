package org.entente.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.entente.identity.Attribute;
import org.entente.identity.RegisteredFact;
import org.entente.kernel.ActorRef;

/**
 * A registered fact as it is sent.
 *
 * @param actor the subject ({@code sub}) that the configured identity provider gave, or the full
 *     actor id
 * @param assertedBy who vouches; the sender where it is left out
 * @param assertedAt now where it is left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FactJson(
    @NotBlank @Size(max = 512) String actor,
    @NotBlank String attribute,
    @NotNull JsonNode value,
    @NotBlank @Size(max = 200) String source,
    @Size(max = 200) String assertedBy,
    Instant assertedAt,
    Instant expiresAt,
    @Size(max = 500) String evidence) {

  RegisteredFact toFact(String issuer, ActorRef by, Instant now) {
    return new RegisteredFact(
        actorId(issuer, actor),
        Attribute.parse(attribute)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "`" + attribute + "` is not a fact that can be registered")),
        FactValues.read(value),
        source,
        assertedBy == null ? by.name() : assertedBy,
        assertedAt == null ? now : assertedAt,
        Optional.ofNullable(expiresAt),
        Optional.ofNullable(evidence));
  }

  static String actorId(String issuer, String actor) {
    if (!actor.contains("#")) {
      return issuer + "#" + actor;
    }
    if (!actor.startsWith(issuer + "#")) {
      throw new IllegalArgumentException("`actor` is of another identity provider than this one");
    }
    return actor;
  }

  /** The value may be sensitive. */
  @Override
  public String toString() {
    return "FactJson[" + attribute + "]";
  }
}
