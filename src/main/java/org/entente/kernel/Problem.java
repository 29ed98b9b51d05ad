package org.entente.kernel;

import java.util.Map;

/**
 * Thrown where a request cannot be answered and the caller can do something about it; the HTTP
 * layer writes it as {@code application/problem+json} (RFC 9457).
 *
 * <p>Expected refusals of the domain are sealed values, not this; each feature's {@code rest}
 * package maps its refusals to a {@code Problem} in one exhaustive switch.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Map<String, Object> extensions;

  /**
   * @param detail says what the caller can do next; it is shown to the caller, so it names no
   *     hidden thing, no exception and no SQL
   */
  public Problem(ProblemType type, String detail) {
    this(type, detail, Map.of());
  }

  public Problem(ProblemType type, String detail, Map<String, Object> extensions) {
    super(detail, null, false, false);
    this.type = type;
    this.extensions = Map.copyOf(extensions);
  }

  /** The one answer for what is absent and for what the caller may not know of. */
  public static Problem notFound() {
    return new Problem(ProblemType.NOT_FOUND, "There is nothing here that you may see.");
  }

  public ProblemType type() {
    return type;
  }

  public Map<String, Object> extensions() {
    return extensions;
  }
}
