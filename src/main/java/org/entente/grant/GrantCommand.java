package org.entente.grant;

/** What can be done to a grant; each needs a reason but resume. */
public sealed interface GrantCommand {
  record Revoke(String reason) implements GrantCommand {}

  record Suspend(String reason) implements GrantCommand {}

  record Resume() implements GrantCommand {}

  /** Prolongs by days from the present end; allowed only if policy still allows the use. */
  record Renew(int days) implements GrantCommand {}
}
