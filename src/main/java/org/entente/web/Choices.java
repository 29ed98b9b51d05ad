package org.entente.web;

import java.util.ArrayList;
import java.util.List;

/** The options of a select, one of them chosen. */
public final class Choices {
  private final String chosen;
  private final List<Option> options = new ArrayList<>();

  private Choices(String chosen) {
    this.chosen = chosen;
  }

  /** One option as the {@code select} tag reads it. */
  public record Option(String value, String label, boolean chosen) {}

  /**
   * @param chosen the value of the option that is chosen
   */
  public static Choices of(String chosen) {
    return new Choices(chosen);
  }

  public Choices option(String value, String label) {
    options.add(new Option(value, label, value.equals(chosen)));
    return this;
  }

  public List<Option> list() {
    return List.copyOf(options);
  }
}
