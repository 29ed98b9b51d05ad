package org.entente.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded fact as it is read back.
 *
 * @param index position in the trail, from 0, contiguous; empty until the sequencer has placed it
 * @param time when it was written, in UTC
 * @param actor the name the actor had then
 * @param actorId the actor's stable id
 */
public record AuditEntry(
    Optional<Long> index,
    Instant time,
    String type,
    String actor,
    String actorId,
    String subject,
    Outcome outcome,
    Optional<String> bundle,
    Map<String, Object> details) {}
