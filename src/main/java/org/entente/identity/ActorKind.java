package org.entente.identity;

/** What kind of caller it is. */
public enum ActorKind {
  HUMAN,
  SERVICE,
  AI_AGENT,
  ANONYMOUS
}
