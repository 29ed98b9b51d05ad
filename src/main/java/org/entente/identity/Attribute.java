package org.entente.identity;

import java.util.Arrays;
import java.util.Optional;

/**
 * The facts that can be registered about an actor, by the name they have in {@code
 * policies/schema.cedarschema}.
 *
 * <p>What the identity provider says ({@code orgCountry}, {@code assurance}, …) and {@code
 * agreements}, which follow from the agreement register, cannot be registered by hand.
 */
public enum Attribute {
  PROJECTS("projects", Form.NAMES, false),
  TRAINING("training", Form.NAMES, false),
  ATTESTATIONS("attestations", Form.NAMES, false),
  US_PERSON("usPerson", Form.FLAG, true),
  US_CITIZEN("usCitizen", Form.FLAG, true),
  EXPORT_COUNTRY("exportCountry", Form.TEXT, true),
  NATIONALITIES("nationalities", Form.NAMES, true),
  JP_RESIDENT("jpResident", Form.FLAG, true),
  COVERED_NATION_TIE("coveredNationTie", Form.FLAG, true),
  FOREIGN_ACCESS("foreignAccess", Form.NAMES, false),
  EMPLOYER_CONSENT("employerConsent", Form.NAMES, false),
  LICENCES("licences", Form.NAMES, false),
  /** Of an AI agent: the owners whose data it is registered for. */
  OWNERS("owners", Form.NAMES, false),
  /** Of an AI agent: the purposes it is registered for. */
  PURPOSES("purposes", Form.NAMES, false),
  /** Of an AI agent: whether it may train models. */
  MAY_TRAIN("mayTrain", Form.FLAG, false);

  /** The form of its value. */
  public enum Form {
    TEXT,
    FLAG,
    NAMES
  }

  private final String word;
  private final Form form;
  private final boolean sensitive;

  Attribute(String word, Form form, boolean sensitive) {
    this.word = word;
    this.form = form;
    this.sensitive = sensitive;
  }

  public String word() {
    return word;
  }

  public Form form() {
    return form;
  }

  /** Its value stays out of logs, the trail and other people's screens. */
  public boolean isSensitive() {
    return sensitive;
  }

  public static Optional<Attribute> parse(String word) {
    return Arrays.stream(values()).filter(attribute -> attribute.word.equals(word)).findFirst();
  }
}
