package org.entente.policy.story;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.identity.Actor;
import org.entente.policy.Decisions;
import org.entente.policy.Personas;
import org.entente.policy.PolicyFiles;
import org.entente.policy.impact.Persona;

/** The people of the stories, for whoever asks what a rule would mean to somebody. */
@ApplicationScoped
class StoryCast implements Personas, Persona.Casting {
  private final Decisions decisions;

  StoryCast(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<Persona> of(PolicyFiles files) {
    return people(files).entrySet().stream()
        .map(each -> new Persona(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public List<String> names() {
    return List.copyOf(inForce().keySet());
  }

  @Override
  public Optional<Actor> find(String name) {
    return Optional.ofNullable(inForce().get(name));
  }

  private Map<String, Actor> inForce() {
    return people(decisions.inForce().files());
  }

  /** By name; nobody where the file cannot be read, which the test of its stories tells. */
  private static SortedMap<String, Actor> people(PolicyFiles files) {
    try {
      return files
          .text(Stories.PEOPLE)
          .map(text -> StoryPeople.read(text).everyone())
          .orElseGet(TreeMap::new);
    } catch (StoryFlaw unreadable) {
      return new TreeMap<>();
    }
  }
}
