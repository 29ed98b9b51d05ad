package org.entente.request;

/** The kinds of {@link Command}, as the permission table speaks of them. */
enum Verb {
  SUBMIT,
  APPROVE,
  REJECT,
  RETURN,
  WITHDRAW,
  COMMENT;

  static Verb of(Command command) {
    return switch (command) {
      case Command.Submit c -> SUBMIT;
      case Command.Approve c -> APPROVE;
      case Command.Reject c -> REJECT;
      case Command.Return c -> RETURN;
      case Command.Withdraw c -> WITHDRAW;
      case Command.Comment c -> COMMENT;
    };
  }
}
