package org.entente.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.entente.grant.Grant.State;
import org.entente.grant.Grant.Suspender;

/**
 * The life of a grant, pure: which command is possible in which state, and what it makes of it; and
 * what the rules make of it when they are asked again.
 *
 * <pre>
 *                 active     suspended   suspended  expired  revoked
 *                            by policy   by person
 *  revoke         revoked    revoked     revoked    -        -
 *  suspend        by person  by person   -          -        -
 *  resume         -          -           active     -        -
 *  renew          longer     -           -          longer   -
 *  rules deny     by policy  new reason  -          -        -
 *  rules allow    -          active      -          -        -
 * </pre>
 *
 * <p>Suspend is not revoke: it can be taken back. Revoked is final; the way back is a new request.
 * Whoever suspended resumes: the rules never lift a person's suspension, nor a person theirs.
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
                        case SUSPENDED ->
                            grant.isSuspendedBy(Suspender.POLICY)
                                ? taken(grant, State.SUSPENDED, suspend.reason(), "suspended")
                                : impossible(grant, "suspended");
                        case EXPIRED, REVOKED -> impossible(grant, "suspended");
                      });
      case GrantCommand.Resume resume ->
          switch (grant.state()) {
            case SUSPENDED ->
                grant.isSuspendedBy(Suspender.POLICY)
                    ? new Step.Impossible(
                        "The rules suspended this grant, not a person. It resumes by itself once"
                            + " they allow the use again. "
                            + grant.stateReason().orElse(""))
                    : resumed(grant);
            case ACTIVE, EXPIRED, REVOKED -> impossible(grant, "resumed");
          };
      case GrantCommand.Renew renew -> renew(grant, renew.days(), now);
    };
  }

  /** The rules deny what the grant was given for; empty where that changes nothing. */
  static Optional<Step.Taken> denied(Grant grant, PolicyStop why, String reason) {
    boolean stops = grant.isActive();
    boolean otherwise =
        grant.isSuspendedBy(Suspender.POLICY)
            && !(grant.stop().get().rules().equals(why.rules())
                && grant.stop().get().words().equals(why.words())
                && grant.stateReason().equals(Optional.of(reason)));
    return stops || otherwise
        ? Optional.of(new Step.Taken(grant.stopped(why, reason), "suspended"))
        : Optional.empty();
  }

  /** The rules allow it; empty where that changes nothing. */
  static Optional<Step.Taken> allowed(Grant grant) {
    return grant.isSuspendedBy(Suspender.POLICY) ? Optional.of(resumed(grant)) : Optional.empty();
  }

  private static Step.Taken resumed(Grant grant) {
    return new Step.Taken(grant.with(State.ACTIVE, Optional.empty(), grant.expiresAt()), "resumed");
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
