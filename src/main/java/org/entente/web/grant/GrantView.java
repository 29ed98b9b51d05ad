package org.entente.web.grant;

import java.time.Instant;
import java.util.Optional;
import org.entente.web.Downloads;
import org.entente.web.States;
import org.entente.web.Titles;

/**
 * A grant as its holder reads it, or the person whose agent holds it.
 *
 * @param agent the account that holds it for the reader, where it is not theirs
 * @param reason why it was suspended or revoked
 * @param pausedByRules whether it is suspended and resumes by itself
 * @param request the page of the request it came of
 * @param recipe how to download; only of an active grant
 * @param standing whether it can be given back
 */
record GrantView(
    String id,
    Titles.Title dataset,
    String owner,
    Optional<String> agent,
    States.Mark state,
    String purpose,
    Instant createdAt,
    Instant expiresAt,
    Optional<String> reason,
    boolean pausedByRules,
    Optional<String> request,
    Optional<Downloads.Recipe> recipe,
    boolean active,
    boolean standing) {}
