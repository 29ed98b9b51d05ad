package org.entente.policy;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.policy.rule.Vocabulary;

/** The steps of advice in words, with the value where it may be named and without where not. */
final class StepWords {
  private StepWords() {}

  static Way.Step circumstance(Way.Kind kind, String name) {
    return switch (name) {
      case "mfaAge" ->
          new Way.Step(
              kind,
              name,
              "Sign in again with your second factor",
              "you",
              Optional.of(Signposts.secondFactor()));
      case "termsAccepted" ->
          new Way.Step(kind, name, "Accept the terms of use", "you", Optional.empty());
      default -> throw new IllegalArgumentException("nobody is advised of " + name);
    };
  }

  /**
   * @param value empty where it may not be named
   * @param link 0 for the caller's own fact
   */
  static Way.Step fact(
      Vocabulary.Attribute attribute, Optional<Set<String>> value, int link, Signposts signposts) {
    Optional<String> named =
        value.map(it -> it.stream().sorted().collect(Collectors.joining(", ")));
    Way.Kind kind = Way.Kind.of(attribute.means().orElseThrow());
    String what = what(attribute.name(), named);
    return new Way.Step(
        kind,
        attribute.name(),
        link == 0 ? what : "For the person you act for: " + what,
        attribute.supplier().orElse("the register of this fact"),
        link == 0 ? signposts.to(kind, attribute.name(), value) : Optional.empty());
  }

  private static String what(String attribute, Optional<String> named) {
    return switch (attribute) {
      case "assurance" ->
          named
              .map(level -> "Have your identity checked again, at level %s of 3".formatted(level))
              .orElse("Have your identity checked again, at a higher level");
      case "affiliationFresh" ->
          "Sign in again through your home organisation, so that it confirms your affiliation";
      case "training" ->
          named
              .map(course -> "Complete the training: " + course)
              .orElse("Complete the training that is asked for here");
      case "agreements" ->
          named
              .map(id -> "Have your organisation join the agreement: " + id)
              .orElse("Have your organisation join the agreement that is asked for here");
      case "attestations" -> "Have the attestation that is asked for here registered";
      case "projects" -> "Become a member of a project that shares this data";
      case "foreignAccess" -> "Have the owner approve your foreign access";
      case "employerConsent" -> "Have your employer consent to it";
      case "licences" -> "Have an export licence that covers this data registered for you";
      case "owners" -> "Have the agent registered for the data of this owner";
      case "purposes" -> "Have the agent registered for this purpose";
      case "mayTrain" -> "Have the agent registered for training models";
      default -> "Have `%s` changed".formatted(attribute);
    };
  }
}
