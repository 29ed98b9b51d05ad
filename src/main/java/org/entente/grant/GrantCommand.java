package org.entente.grant;

/** What can be done to a grant. Reasons may be empty; one that is given is kept and shown. */
public sealed interface GrantCommand {
  record Revoke(String reason) implements GrantCommand {}

  record Suspend(String reason) implements GrantCommand {}

  record Resume() implements GrantCommand {}

  /** Prolongs by days from the present end; allowed only if policy still allows the use. */
  record Renew(int days) implements GrantCommand {}

  /** The past participle that names the event of a command. */
  static String event(GrantCommand command) {
    return switch (command) {
      case Revoke revoke -> "revoked";
      case Suspend suspend -> "suspended";
      case Resume resume -> "resumed";
      case Renew renew -> "renewed";
    };
  }
}
