package org.entente.policy.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.identity.Actor;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.PolicySource.Loaded;

/** Whether texts make a bundle, and one that passes its own tests. */
@ApplicationScoped
public class DraftCheck {
  private static final String ANOTHERS =
      "another owner's rules are not valid together with this draft; ask the programme office";

  private final PolicySource source;
  private final Instance<DraftTests> tests;

  @Inject
  DraftCheck(PolicySource source, Instance<DraftTests> tests) {
    this.source = source;
    this.tests = tests;
  }

  /**
   * What building came to, for one reader.
   *
   * @param bundle the hash it would have; empty if it is not valid
   * @param flaws with file, line and policy; of files the reader may not read only that there are
   */
  public record Checked(Optional<String> bundle, List<String> flaws) {
    public Checked {
      flaws = List.copyOf(flaws);
    }
  }

  /** Rules and stories are read; no story is run. */
  Checked check(Actor reader, PolicyFiles files) {
    List<String> ofStories =
        tests.stream().flatMap(each -> each.unreadable(files).stream()).toList();
    Loaded loaded = source.build(files);
    List<String> ofRules = loaded instanceof Loaded.Invalid invalid ? invalid.flaws() : List.of();
    return new Checked(
        ofStories.isEmpty() && loaded instanceof Loaded.Valid valid
            ? Optional.of(valid.bundle().hash())
            : Optional.empty(),
        readable(reader, Stream.concat(ofRules.stream(), ofStories.stream()).toList()));
  }

  Loaded build(PolicyFiles files) {
    return source.build(files);
  }

  /** Failed cases; none where no story runner is there. */
  List<String> failures(Loaded.Valid bundle) {
    return tests.stream().flatMap(each -> each.failures(bundle).stream()).toList();
  }

  /** Flaws as this reader may hear of them. */
  public static List<String> readable(Actor reader, List<String> flaws) {
    return flaws.stream()
        .map(flaw -> DraftRights.reads(reader, place(flaw)) ? flaw : ANOTHERS)
        .distinct()
        .toList();
  }

  /** The file a flaw begins with; flaws of the whole bundle begin with none, and are for all. */
  private static String place(String flaw) {
    int end = flaw.indexOf(':');
    return end < 0 ? "" : flaw.substring(0, end);
  }
}
