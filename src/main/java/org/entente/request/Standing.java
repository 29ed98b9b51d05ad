package org.entente.request;

/** Where a caller stands towards one request; it settles which commands are open to them. */
public enum Standing {
  /** Asked for it, or is the person whose agent asked. Never a decider of the same request. */
  REQUESTER,
  /** May sign for at least one submitted part, by the policies of this moment. */
  DECIDER,
  /** Everybody else: the request does not exist for them. */
  OTHER
}
