package org.entente.policy.rule;

import java.util.Map;
import java.util.Set;

/**
 * A value of the policy language, as far as the loader admits it (no decimals, no addresses).
 *
 * <p>INVARIANT (bounded): no text and no set is longer than a policy could write it, whatever a
 * register or a record holds, so that no evaluation takes long. Intake bounds both far below.
 *
 * <p>INVARIANT (not printed): a value cannot tell whether it is a sensitive fact, so none but the
 * name of an entity is part of what is printed. What may be shown is written by {@link Notation}.
 */
public sealed interface Value {
  Value TRUE = new Flag(true);
  Value FALSE = new Flag(false);

  static Value of(boolean value) {
    return value ? TRUE : FALSE;
  }

  record Flag(boolean value) implements Value {
    @Override
    public String toString() {
      return "Flag[not printed]";
    }
  }

  record Whole(long value) implements Value {
    @Override
    public String toString() {
      return "Whole[not printed]";
    }
  }

  record Text(String value) implements Value {
    private static final int MOST_CHARACTERS = 16_384;

    public Text {
      if (value.length() > MOST_CHARACTERS) {
        throw new IllegalArgumentException(
            "a text has at most %d characters".formatted(MOST_CHARACTERS));
      }
    }

    @Override
    public String toString() {
      return "Text[not printed]";
    }
  }

  /**
   * A {@code datetime}.
   *
   * @param epochMilli milliseconds since 1970-01-01T00:00Z, Cedar's resolution
   */
  record Moment(long epochMilli) implements Value {
    @Override
    public String toString() {
      return "Moment[not printed]";
    }
  }

  /** An entity, named but not looked up. */
  record Ref(String type, String id) implements Value {
    @Override
    public String toString() {
      return type + "::\"" + id + "\"";
    }
  }

  record Many(Set<Value> values) implements Value {
    private static final int MOST_VALUES = 10_000;

    public Many {
      if (values.size() > MOST_VALUES) {
        throw new IllegalArgumentException("a set has at most %d values".formatted(MOST_VALUES));
      }
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "Many[not printed]";
    }
  }

  /** A record; a field that is not there is absent, which is not a value. */
  record Fields(Map<String, Value> values) implements Value {
    public Fields {
      values = Map.copyOf(values);
    }

    @Override
    public String toString() {
      return "Fields[not printed]";
    }
  }
}
