package org.entente.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.entente.grant.Grant.State;

/**
 * The life of a grant, pure: which command is possible in which state, and what it makes of it.
 *
 * <pre>
 *            active     suspended  expired  revoked
 *  revoke    revoked    revoked    -        -
 *  suspend   suspended  -          -        -
 *  resume    -          active     -        -
 *  renew     longer     -          longer   -
 * </pre>
 *
 * <p>Suspend is not revoke: it can be taken back. Revoked is final; the way back is a new request.
 */
final class GrantLife {
  /** The longest a renewal may add, in days. */
  static final int MOST_DAYS = 1_825;

  private static final int MOST_REASON = 2_000;

  private GrantLife() {}

  /** What a command came to. */
  sealed interface Step {
    record Taken(Grant next, String event) implements Step {}

    record Impossible(String reason) implements Step {}

    record Invalid(String reason) implements Step {}
  }

  static Step decide(Grant grant, GrantCommand command, Instant now) {
    return switch (command) {
      case GrantCommand.Revoke revoke ->
          unfit(revoke.reason())
              .orElseGet(
                  () ->
                      switch (grant.state()) {
                        case ACTIVE, SUSPENDED ->
                            taken(grant, State.REVOKED, revoke.reason(), "revoked");
                        case EXPIRED, REVOKED -> impossible(grant, "revoked");
                      });
      case GrantCommand.Suspend suspend ->
          unfit(suspend.reason())
              .orElseGet(
                  () ->
                      switch (grant.state()) {
                        case ACTIVE -> taken(grant, State.SUSPENDED, suspend.reason(), "suspended");
                        case SUSPENDED, EXPIRED, REVOKED -> impossible(grant, "suspended");
                      });
      case GrantCommand.Resume resume ->
          switch (grant.state()) {
            case SUSPENDED ->
                new Step.Taken(
                    grant.with(State.ACTIVE, Optional.empty(), grant.expiresAt()), "resumed");
            case ACTIVE, EXPIRED, REVOKED -> impossible(grant, "resumed");
          };
      case GrantCommand.Renew renew -> renew(grant, renew.days(), now);
    };
  }

  private static Step renew(Grant grant, int days, Instant now) {
    if (days < 1 || days > MOST_DAYS) {
      return new Step.Invalid("`days` is a whole number from 1 to " + MOST_DAYS + ".");
    }
    return switch (grant.state()) {
      case ACTIVE, EXPIRED -> {
        Instant from = grant.expiresAt().isAfter(now) ? grant.expiresAt() : now;
        yield new Step.Taken(
            grant.with(State.ACTIVE, Optional.empty(), from.plus(Duration.ofDays(days))),
            "renewed");
      }
      case SUSPENDED, REVOKED -> impossible(grant, "renewed");
    };
  }

  /** A reason is bounded, and storable as it is. */
  private static Optional<Step> unfit(String reason) {
    if (reason.length() > MOST_REASON) {
      return Optional.of(new Step.Invalid("`reason` has at most " + MOST_REASON + " characters."));
    }
    boolean storable = reason.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    return storable
        ? Optional.empty()
        : Optional.of(
            new Step.Invalid(
                "`reason` holds a character that is no text (NUL or half of a pair)."));
  }

  private static Step taken(Grant grant, State next, String reason, String event) {
    Optional<String> why = Optional.of(reason.strip()).filter(text -> !text.isEmpty());
    return new Step.Taken(grant.with(next, why, grant.expiresAt()), event);
  }

  private static Step impossible(Grant grant, String what) {
    return new Step.Impossible(
        "A grant that is %s cannot be %s.".formatted(grant.state().word(), what));
  }
}
