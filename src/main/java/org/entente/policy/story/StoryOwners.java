package org.entente.policy.story;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.kernel.RorId;
import org.entente.policy.PolicyFiles;

/**
 * Whose datasets a file of stories speaks of.
 *
 * <p>INVARIANT (every owner): each {@code owner} that stands anywhere in the file counts, whether
 * or not a case comes to it. That may say too many and never too few.
 */
final class StoryOwners {
  private static final String FIELD = "owner";

  private StoryOwners() {}

  /** Empty where it cannot be told, and of {@code people.yaml}, whom all stories share. */
  static Optional<Set<RorId>> of(PolicyFiles files, String path) {
    Optional<String> text = files.text(path).filter(_ -> !path.equals(Stories.PEOPLE));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      StoryPeople people =
          files.text(Stories.PEOPLE).map(StoryPeople::read).orElseGet(StoryPeople::nobody);
      YamlText.Node root = YamlText.read(path, text.get());
      Part file = new Part(path, root);
      Set<String> names = new TreeSet<>();
      collect(root, file, names);
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(
              names.stream()
                  .map(name -> people.organisation(name, file))
                  .collect(Collectors.toUnmodifiableSet()));
    } catch (StoryFlaw unreadable) {
      return Optional.empty();
    }
  }

  private static void collect(YamlText.Node node, Part file, Set<String> names) {
    for (Map.Entry<String, YamlText.Node> field : node.fields().entrySet()) {
      YamlText.Node value = field.getValue();
      if (field.getKey().equals(FIELD)) {
        if (!value.json().isTextual()) {
          throw file.flaw("`owner` is the name of an organisation in people.yaml");
        }
        names.add(value.json().textValue());
      }
      collect(value, file, names);
    }
    node.items().forEach(item -> collect(item, file, names));
  }
}
