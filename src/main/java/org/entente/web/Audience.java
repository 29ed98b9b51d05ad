package org.entente.web;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.Role;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/** Whom a place is for. What happens there the doors decide; this keeps others from empty rooms. */
public final class Audience {
  /** Roles that may be asked for an approval. */
  private static final Set<Role> DECIDERS =
      EnumSet.complementOf(EnumSet.of(Role.CURATOR, Role.AUDITOR, Role.ADMIN));

  private Audience() {}

  public static boolean decides(Set<Role> roles) {
    return !Collections.disjoint(roles, DECIDERS);
  }

  /**
   * That there is such a place is no secret; who may use it is said.
   *
   * @param whose e.g. {@code The trail is for auditors.}
   */
  public static void demand(boolean allowed, String whose) {
    if (!allowed) {
      throw new Problem(ProblemType.FORBIDDEN, whose);
    }
  }

  public static void demand(Actor actor, Role role, String whose) {
    demand(actor.has(role), whose);
  }
}
