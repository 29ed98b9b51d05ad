package org.entente.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.kernel.RorId;

/**
 * The facts that can be registered about an actor, by the name they have in {@code
 * policies/schema.cedarschema}.
 *
 * <p>What the identity provider says ({@code orgCountry}, {@code assurance}, …) and {@code
 * agreements}, which follow from the agreement register, cannot be registered by hand.
 */
public enum Attribute {
  PROJECTS("projects", Form.NAMES, Word.ID),
  TRAINING("training", Form.NAMES, Word.ID),
  ATTESTATIONS("attestations", Form.NAMES, Word.ID),
  US_PERSON("usPerson", Form.FLAG, Word.ID),
  US_CITIZEN("usCitizen", Form.FLAG, Word.ID),
  EXPORT_COUNTRY("exportCountry", Form.TEXT, Word.COUNTRY),
  NATIONALITIES("nationalities", Form.NAMES, Word.COUNTRY),
  JP_RESIDENT("jpResident", Form.FLAG, Word.ID),
  COVERED_NATION_TIE("coveredNationTie", Form.FLAG, Word.ID),
  FOREIGN_ACCESS("foreignAccess", Form.NAMES, Word.ORGANISATION),
  EMPLOYER_CONSENT("employerConsent", Form.NAMES, Word.ORGANISATION),
  LICENCES("licences", Form.NAMES, Word.ID),
  /** Whether the person was found on a list of denied parties; absent when the answer is stale. */
  PARTY_SCREENING("partyScreening", Form.TEXT, Word.SCREENING),
  /** Of an AI agent: the owners whose data it is registered for. */
  OWNERS("owners", Form.NAMES, Word.ORGANISATION),
  /** Of an AI agent: the purposes it is registered for. */
  PURPOSES("purposes", Form.NAMES, Word.ID),
  /** Of an AI agent: whether it may train models. */
  MAY_TRAIN("mayTrain", Form.FLAG, Word.ID);

  /** The form of a value. */
  public enum Form {
    TEXT,
    FLAG,
    NAMES
  }

  /** The form of each word in a value. */
  private enum Word {
    ID("up to 128 letters, digits and . _ : / -", text -> text.matches("[A-Za-z0-9._:/-]{1,128}")),
    COUNTRY("an ISO 3166 country of two capital letters", text -> text.matches("[A-Z]{2}")),
    ORGANISATION("a ROR id as its full URL", text -> RorId.parse(text).isPresent()),
    SCREENING("`clear` or `hit`", text -> text.equals("clear") || text.equals("hit"));

    private final String description;
    private final Predicate<String> accepts;

    Word(String description, Predicate<String> accepts) {
      this.description = description;
      this.accepts = accepts;
    }
  }

  private static final int MAX_NAMES = 200;

  private static final Set<Attribute> SENSITIVE =
      Set.of(
          US_PERSON,
          US_CITIZEN,
          EXPORT_COUNTRY,
          NATIONALITIES,
          JP_RESIDENT,
          COVERED_NATION_TIE,
          PARTY_SCREENING);

  private final String word;
  private final Form form;
  private final Word words;

  Attribute(String word, Form form, Word words) {
    this.word = word;
    this.form = form;
    this.words = words;
  }

  public String word() {
    return word;
  }

  public Form form() {
    return form;
  }

  /** What each word of a value looks like. */
  public String expects() {
    return form == Form.FLAG ? "true or false" : words.description;
  }

  /**
   * Whether its value is one answer, on which all sources must agree. Other lists are made of parts
   * that each stand for themselves, such as courses taken. A person's nationalities are one answer:
   * that somebody has this one and no other is what rules ask for.
   */
  public boolean isAnswer() {
    return form != Form.NAMES || this == NATIONALITIES;
  }

  /** Whether its value names organisations. */
  public boolean namesOrganisations() {
    return words == Word.ORGANISATION;
  }

  /** Its value stays out of logs, the trail and other people's screens. */
  public boolean isSensitive() {
    return SENSITIVE.contains(this);
  }

  /**
   * @throws IllegalArgumentException saying what is expected, without quoting the value
   */
  void check(FactValue value) {
    boolean fits =
        switch (value) {
          case FactValue.Text(String text) -> form == Form.TEXT && words.accepts.test(text);
          case FactValue.Flag flag -> form == Form.FLAG;
          case FactValue.Names(Set<String> names) ->
              form == Form.NAMES
                  && names.size() <= MAX_NAMES
                  && names.stream().allMatch(words.accepts);
          case FactValue.Quantity quantity -> false;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the value of `%s` is %s%s"
              .formatted(word, form == Form.NAMES ? "a list of texts, each " : "", expects()));
    }
  }

  public static Optional<Attribute> parse(String word) {
    return Arrays.stream(values()).filter(attribute -> attribute.word.equals(word)).findFirst();
  }
}
