package org.entente.policy.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the schema says of the attributes of principals: their types, who supplies them and what may
 * be shown.
 *
 * @param principals attributes by entity type ({@code User}, {@code Agent}) and name
 * @param words the members of every closed vocabulary (enum entity), by type
 * @param datasetForm the declared attributes of datasets in one line: equal for two schemas exactly
 *     if they know the same of a dataset
 */
public record Vocabulary(
    Map<String, Map<String, Attribute>> principals,
    Map<String, Set<String>> words,
    String datasetForm) {
  public Vocabulary {
    principals = Map.copyOf(principals);
    words = Map.copyOf(words);
  }

  /**
   * One attribute.
   *
   * @param required a set that is empty, or a number that is 0, where nothing is registered
   * @param supplier who can supply the fact; empty where nobody is asked for it
   * @param fixed nobody is advised to change it
   * @param sensitive its value is never shown
   * @param means who can bring it about that it changes; empty where nobody is advised to try
   * @param shown whether a value that helps may be named to whoever may read it in a record
   */
  public record Attribute(
      String name,
      Type type,
      boolean required,
      Optional<String> supplier,
      boolean fixed,
      boolean sensitive,
      Optional<Means> means,
      boolean shown) {
    /** Whether a person may be advised to have it changed. */
    public boolean isAdvised() {
      return means.isPresent() && !fixed && !sensitive;
    }
  }

  /** Who can bring a change about, easiest first. */
  public enum Means {
    /** A new or a stronger sign-in. */
    SESSION,
    /** The person alone. */
    SELF,
    /** Somebody else has to decide. */
    OTHER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Means> parse(String word) {
      return Arrays.stream(values()).filter(means -> means.word().equals(word)).findFirst();
    }
  }

  /** Types of principals' attributes. */
  public sealed interface Type {
    record Flag() implements Type {}

    record Whole() implements Type {}

    record Text() implements Type {}

    /** An entity of a type. */
    record Ref(String entityType) implements Type {}

    record SetOf(Type element) implements Type {}
  }
}
