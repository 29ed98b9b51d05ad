package org.entente.catalog;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entente.kernel.RorId;

/**
 * An organisation known to the programme.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Organisation(RorId id, String name, List<String> acronyms, String country) {
  public Organisation {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(country, "country");
    acronyms = List.copyOf(acronyms);
  }

  /** The first acronym, or the name where there is none. */
  public String shortName() {
    return acronyms.isEmpty() ? name : acronyms.getFirst();
  }

  /** The name, then the acronyms. */
  public List<String> names() {
    return Stream.concat(Stream.of(name), acronyms.stream()).toList();
  }
}
