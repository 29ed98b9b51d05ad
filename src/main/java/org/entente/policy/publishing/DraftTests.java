package org.entente.policy.publishing;

import java.util.List;
import org.entente.policy.PolicySource;

/**
 * Port: runs the stories that a bundle brings along. Implemented by the story runner; a bundle is
 * published only if all of them pass.
 */
public interface DraftTests {
  /** Why not all pass, one line for each failed case; empty if all do. */
  List<String> failures(PolicySource.Loaded.Valid bundle);
}
