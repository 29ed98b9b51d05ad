package org.entente.policy.publishing;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.kernel.RorId;
import org.entente.policy.PolicyFiles;

/** Who may read, write and approve which texts; what takes two of them {@link FourEyes} says. */
public final class DraftRights {
  private static final String PARTNERS = "partners/";

  private DraftRights() {}

  /** Persons who draft policies: those who keep the whole, and stewards. Never software. */
  public static boolean drafts(Actor actor) {
    return keepsAll(actor) || isSteward(actor);
  }

  /** Persons who may see what was in force, when, and by whom. */
  public static boolean readsHistory(Actor actor) {
    return drafts(actor) || (isPerson(actor) && actor.has(Role.AUDITOR));
  }

  /** Whether they may read the text at this path of any bundle. */
  public static boolean reads(Actor actor, String path) {
    if (!isPerson(actor)) {
      return false;
    }
    if (keepsAll(actor) || actor.has(Role.AUDITOR)) {
      return true;
    }
    return isSteward(actor) && (!path.startsWith(PARTNERS) || isOwn(actor, path));
  }

  /** Whether they may write at this path. A path that no bundle can hold is nobody's. */
  public static boolean writes(Actor actor, String path) {
    if (!isPath(path)) {
      return false;
    }
    return keepsAll(actor)
        || (isSteward(actor) && (PolicyFiles.isTests(path) || isOwn(actor, path)));
  }

  /** Whether a bundle can hold a file there; a partner's folder is named by its ROR id. */
  public static boolean isPath(String path) {
    return PolicyFiles.isPath(path) && (!path.startsWith(PARTNERS) || owner(path).isPresent());
  }

  /**
   * Whether the draft is there for this person: they keep the whole, have a part in it, or all that
   * it changes is theirs to change.
   */
  static boolean sees(Actor actor, Draft draft) {
    if (!drafts(actor)) {
      return false;
    }
    SortedSet<String> touched = draft.touched();
    return keepsAll(actor)
        || draft.involves(actor.ref())
        || (!touched.isEmpty() && touched.stream().allMatch(path -> writes(actor, path)));
  }

  /** Whether the rules at this path are those of their organisation, which they keep. */
  static boolean keeps(Actor actor, String path) {
    return isSteward(actor) && isOwn(actor, path);
  }

  /**
   * Whether this person may be the second one: had no part in it, and keeps the whole or is steward
   * of all that it changes.
   */
  public static boolean approves(Actor actor, Draft draft) {
    return !draft.involves(actor.ref()) && mayWriteAll(actor, draft.touched());
  }

  static boolean mayWriteAll(Actor actor, Collection<String> paths) {
    return drafts(actor) && paths.stream().allMatch(path -> writes(actor, path));
  }

  /** Whose rules stand at this path; empty for what is not a partner's. */
  public static Optional<RorId> owner(String path) {
    int end = path.indexOf('/', PARTNERS.length());
    return path.startsWith(PARTNERS) && end > 0
        ? RorId.parse("https://ror.org/" + path.substring(PARTNERS.length(), end))
        : Optional.empty();
  }

  /** The folder of an organisation's rules, with a slash at its end. */
  public static String folder(RorId owner) {
    return PARTNERS + owner.value().substring(owner.value().lastIndexOf('/') + 1) + "/";
  }

  private static boolean isOwn(Actor actor, String path) {
    return owner(path).isPresent() && owner(path).equals(actor.org());
  }

  private static boolean keepsAll(Actor actor) {
    return isPerson(actor) && (actor.has(Role.ADMIN) || actor.has(Role.PROGRAMME_OFFICER));
  }

  private static boolean isSteward(Actor actor) {
    return isPerson(actor) && actor.has(Role.STEWARD) && actor.org().isPresent();
  }

  private static boolean isPerson(Actor actor) {
    return actor.kind() == ActorKind.HUMAN;
  }
}
