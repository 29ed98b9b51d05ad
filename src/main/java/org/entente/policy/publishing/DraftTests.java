package org.entente.policy.publishing;

import java.util.List;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;

/**
 * Port: runs the stories that a bundle brings along. Implemented by the story runner; a bundle is
 * published only if all of them pass.
 */
public interface DraftTests {
  /** What cannot be read as a story, each flaw with file and line; runs none of them. */
  List<String> unreadable(PolicyFiles files);

  /** Why not all pass, one line for each failed case; empty if all do. */
  List<String> failures(PolicySource.Loaded.Valid bundle);
}
