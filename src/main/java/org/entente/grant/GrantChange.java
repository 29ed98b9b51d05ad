package org.entente.grant;

import java.time.Instant;
import java.util.Optional;
import org.entente.kernel.ActorRef;

/**
 * Something that happened to a grant.
 *
 * @param what issued, suspended, resumed, renewed or revoked
 * @param reason why, where one was given
 * @param expiresAt when the grant ended as of then
 */
public record GrantChange(
    Instant at, ActorRef by, String what, Optional<String> reason, Instant expiresAt) {}
