package org.entente.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.policy.rule.Entity;

/**
 * Finds which of the circumstances that a preflight supposes have still to be brought about.
 *
 * <p>INVARIANT (needed): with all that is told done the use is allowed, and without any one of them
 * it is denied, each by a decision of the whole bundle. What the actor has brought along already is
 * therefore not told, nor is what a record lists and no rule asks for.
 */
final class Formalities {
  private final Decider decider;
  private final Actor actor;
  private final Entity dataset;

  Formalities(Decider decider, Actor actor, Entity dataset) {
    this.decider = decider;
    this.actor = actor;
    this.dataset = dataset;
  }

  /** One thing to be done. */
  private sealed interface Part {
    record BoundToken() implements Part {}

    record Enclave() implements Part {}

    record SecondFactor() implements Part {}

    record Term(String text) implements Part {}
  }

  /**
   * Left out is one after the other, what is hardest to do first, until nothing can be.
   *
   * @param supposed circumstances in which the use is allowed
   */
  List<Formality> of(Action use, Situation.Use supposed) {
    Set<Part> needed = parts(supposed);
    boolean fewer = true;
    while (fewer) {
      fewer = false;
      for (Part part : List.copyOf(needed)) {
        Set<Part> others = new LinkedHashSet<>(needed);
        others.remove(part);
        if (decider.holds(actor, use, dataset, done(others, supposed), _ -> {})) {
          needed = others;
          fewer = true;
        }
      }
    }
    return words(needed);
  }

  private static Set<Part> parts(Situation.Use supposed) {
    Set<Part> parts = new LinkedHashSet<>();
    parts.add(new Part.BoundToken());
    parts.add(new Part.Enclave());
    parts.add(new Part.SecondFactor());
    supposed.termsAccepted().stream().sorted().forEach(text -> parts.add(new Part.Term(text)));
    return parts;
  }

  /** As things are, but for what is done. */
  private Situation.Use done(Set<Part> done, Situation.Use supposed) {
    return new Situation.Use(
        supposed.now(),
        supposed.purpose(),
        supposed.project(),
        supposed.approvals(),
        Set.copyOf(terms(done)),
        done.contains(new Part.SecondFactor()) ? supposed.mfaAge() : actor.mfaAge(supposed.now()),
        supposed.destination(),
        done.contains(new Part.BoundToken()),
        done.contains(new Part.Enclave()) ? supposed.enclave() : Optional.empty());
  }

  private List<Formality> words(Set<Part> needed) {
    List<Formality> words = new ArrayList<>();
    if (needed.contains(new Part.SecondFactor())) {
      words.add(secondFactor());
    }
    List<String> terms = terms(needed);
    if (!terms.isEmpty()) {
      words.add(
          new Formality(
              "termsAccepted",
              "Accept the terms of use with your request",
              terms,
              Optional.empty()));
    }
    if (needed.contains(new Part.Enclave())) {
      words.add(plain("enclave", "Start it inside the enclave that the data belongs to"));
    }
    if (needed.contains(new Part.BoundToken())) {
      words.add(
          plain(
              "tokenBound",
              "Use a token that is bound to a key of yours (RFC 9449); this broker issues none yet"));
    }
    return words;
  }

  /** Software and services do not pass the pages of a sign-in. */
  private Formality secondFactor() {
    return actor.kind() == ActorKind.HUMAN
        ? new Formality(
            "mfaAge",
            "Sign in with your second factor shortly before you use the data",
            List.of(),
            Optional.of(Signposts.secondFactor()))
        : plain("mfaAge", "Use a token of a fresh sign-in with a second factor");
  }

  private static Formality plain(String attribute, String what) {
    return new Formality(attribute, what, List.of(), Optional.empty());
  }

  private static List<String> terms(Set<Part> parts) {
    return parts.stream()
        .filter(Part.Term.class::isInstance)
        .map(part -> ((Part.Term) part).text())
        .toList();
  }
}
