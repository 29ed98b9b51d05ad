package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What an actor may do with a dataset. The first seven form a ladder, enforced in {@link
 * Decisions}: every other one needs {@code discover}, and {@code train} needs {@code receive} or
 * {@code compute}.
 */
public enum Action {
  DISCOVER("discover"),
  READ_METADATA("readMetadata"),
  REQUEST("request"),
  RECEIVE("receive"),
  COMPUTE("compute"),
  TRAIN("train"),
  RELEASE_MODEL("releaseModel"),
  DUTY("duty"),
  APPROVE("approve"),
  STEWARD("steward"),
  CURATE("curate"),
  AUDIT("audit");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /** The action's id in Cedar and its name in JSON. */
  @JsonValue
  public String word() {
    return word;
  }
}
