package org.entente.request;

import java.util.Optional;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;

/** What someone wants done to a request. */
public sealed interface Command {
  /** Sends every drafted or returned part to its deciders; the comment may be blank. */
  record Submit(String comment) implements Command {
    public Submit() {
      this("");
    }
  }

  /** Gives one approval; {@code owner} names the part where several need it. */
  record Approve(Approval approval, Optional<RorId> owner, String comment) implements Command {}

  /** Turns down the parts the actor decides about, or the named one; the comment is required. */
  record Reject(Optional<RorId> owner, String comment) implements Command {}

  /** Hands it back for changes; the comment is required. */
  record Return(Optional<RorId> owner, String comment) implements Command {}

  /** Takes back every part that is still open. */
  record Withdraw(String comment) implements Command {}

  /** Adds a remark without moving anything. */
  record Comment(String text) implements Command {}
}
