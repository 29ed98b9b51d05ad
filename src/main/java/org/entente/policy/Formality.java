package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has still to do alone when they come for data that they may have or ask for. A
 * preflight takes it for done; the broker does not when the data is used.
 *
 * @param attribute the circumstance that is not as it is taken to be
 * @param what in words
 * @param terms SHA-256 of the legal texts to accept, where it is about those
 * @param link a local page that leads on, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Formality(String attribute, String what, List<String> terms, Optional<String> link) {
  public Formality {
    terms = List.copyOf(terms);
  }
}
