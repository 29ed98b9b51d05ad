package org.entente.policy.story;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;
import org.entente.policy.BundleDecisions;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.publishing.DraftTests;

/** A draft is published only if its stories come true, and alone only if they are its owner's. */
@ApplicationScoped
class StoryDraftTests implements DraftTests {
  private final Clock clock;

  StoryDraftTests(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<String> unreadable(PolicyFiles files) {
    return Stories.of(files) instanceof Stories.Read.Unreadable unreadable
        ? unreadable.flaws()
        : List.of();
  }

  @Override
  public List<String> failures(PolicySource.Loaded.Valid bundle) {
    return switch (Stories.of(bundle.files())) {
      case Stories.Read.Unreadable unreadable -> unreadable.flaws();
      case Stories.Read.Readable readable ->
          switch (readable.stories().run(BundleDecisions.of(bundle), clock)) {
            case Stories.Run.Finished finished -> failures(finished.results());
            case Stories.Run.OutOfTime late ->
                List.of("tests: they take longer than %d s".formatted(late.allowed().toSeconds()));
          };
    };
  }

  @Override
  public Optional<Set<RorId>> owners(PolicyFiles files, String path) {
    return StoryOwners.of(files, path);
  }

  private static List<String> failures(StoryResults results) {
    return results.stories().stream()
        .flatMap(
            story ->
                story.cases().stream()
                    .filter(each -> !each.passed())
                    .map(
                        each ->
                            "%s:%d: %s: expected %s, found %s%s"
                                .formatted(
                                    story.file(),
                                    each.line(),
                                    each.name(),
                                    each.expected().decision(),
                                    each.found().decision(),
                                    differing(each))))
        .toList();
  }

  /** Where the decision is as told, what else is not. */
  private static String differing(StoryResults.Tried tried) {
    return tried.expected().decision().equals(tried.found().decision())
        ? " with another answer to: " + String.join(", ", tried.differs())
        : "";
  }
}
