package org.entente.kernel;

import java.util.Objects;

/**
 * Who did something, as it is stored: a stable id and the name the person is known by.
 *
 * @param id stable and never reused: the issuer, a {@code #} and the subject the issuer gave
 *     (OpenID Connect Core section 2, {@code iss} and {@code sub}), or a reserved word
 * @param name what the screens and the trail show, e.g. the account name; it may change
 */
public record ActorRef(String id, String name) {
  /** The caller without a token. */
  public static final ActorRef ANONYMOUS = new ActorRef("anonymous", "anonymous");

  /** The broker itself, for what it does of its own accord. */
  public static final ActorRef SYSTEM = new ActorRef("system", "system");

  public ActorRef {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    if (id.isBlank() || id.length() > 512 || name.length() > 256) {
      throw new IllegalArgumentException(
          "an actor's id has 1 to 512 characters, its name at most 256");
    }
  }

  public static ActorRef of(String issuer, String subject, String name) {
    return new ActorRef(issuer + "#" + subject, name);
  }

  public boolean isAnonymous() {
    return id.equals(ANONYMOUS.id);
  }

  /** The same actor whatever the name shown today. */
  public boolean sameAs(ActorRef other) {
    return id.equals(other.id);
  }
}
