package org.entente.policy.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.policy.PolicyFiles;
import org.entente.policy.bundle.SensitiveChanges;

/**
 * What takes a second person, and why.
 *
 * <p>INVARIANT (four eyes): alone, one publishes rules of one's own organisation only, and of those
 * none that turns on a sensitive fact: whom such a rule stops tells of people. Beside them new
 * stories about datasets of one's own organisation only: all stories must come true before anything
 * is published, so that one about another's datasets could keep that other's rules out. Whatever
 * else a draft touches (schema, the consortium's rules, another owner's, or a story that was there
 * before) takes a second person who had no part in it. See ADR 0011.
 */
@ApplicationScoped
public class FourEyes {
  /** Why a changed file is not for one person alone. */
  public enum Why {
    NOT_OWN("it does not belong to the rules of your own organisation"),
    SENSITIVE(
        "a rule that is added, changed or taken away in it turns on a sensitive fact, such as"
            + " citizenship, and whom the rule stops tells of people"),
    STANDING("this story was there before"),
    OF_OTHERS(
        "this story is not only about datasets of your own organisation, and every story must come"
            + " true before anybody publishes rules"),
    UNREADABLE("it cannot be read as it is written, so nobody can tell what it turns on");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** For people, after the name of the file. */
    public String words() {
      return words;
    }
  }

  private final DraftTests stories;

  @Inject
  FourEyes(DraftTests stories) {
    this.stories = stories;
  }

  /** Which of the changed files this person may not publish alone, and why; none if they may. */
  public SortedMap<String, Why> needing(Actor publisher, Draft draft) {
    SortedMap<String, Why> needing = new TreeMap<>();
    for (String path : draft.touched()) {
      why(publisher, draft, path).ifPresent(why -> needing.put(path, why));
    }
    return needing;
  }

  private Optional<Why> why(Actor publisher, Draft draft, String path) {
    if (PolicyFiles.isTests(path)) {
      return ofStory(publisher, draft, path);
    }
    if (!DraftRights.keeps(publisher, path)) {
      return Optional.of(Why.NOT_OWN);
    }
    return switch (SensitiveChanges.between(path, draft.start(), draft.files())) {
      case NONE -> Optional.empty();
      case SENSITIVE -> Optional.of(Why.SENSITIVE);
      case UNREADABLE -> Optional.of(Why.UNREADABLE);
    };
  }

  private Optional<Why> ofStory(Actor publisher, Draft draft, String path) {
    if (draft.start().text(path).isPresent()) {
      return Optional.of(Why.STANDING);
    }
    boolean own =
        publisher.org().isPresent()
            && stories.owners(draft.files(), path).equals(publisher.org().map(Set::of));
    return own ? Optional.empty() : Optional.of(Why.OF_OTHERS);
  }

  /** The files, each with its reason, in one line. */
  static String told(SortedMap<String, Why> needing) {
    return needing.entrySet().stream()
        .map(each -> each.getKey() + " (" + each.getValue().words() + ")")
        .collect(Collectors.joining(", "));
  }
}
