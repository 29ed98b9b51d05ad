package org.entente.policy.publishing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;

/**
 * Port: runs and reads the stories that a bundle brings along. Implemented by the story runner; a
 * bundle is published only if all of them pass.
 */
public interface DraftTests {
  /** What cannot be read as a story, each flaw with file and line; runs none of them. */
  List<String> unreadable(PolicyFiles files);

  /** Why not all pass, one line for each failed case; empty if all do. */
  List<String> failures(PolicySource.Loaded.Valid bundle);

  /**
   * Whose datasets the stories at this path speak of, all of them. Empty where that cannot be told,
   * and of a file that all stories share.
   */
  Optional<Set<RorId>> owners(PolicyFiles files, String path);
}
