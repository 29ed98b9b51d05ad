package org.entente.policy.impact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;
import org.entente.policy.Purpose;

/**
 * What a draft in the place of the bundle in force would change, as far as the one who asked may
 * hear of it.
 *
 * @param inForce hash of the bundle it is compared with
 * @param draft hash of the draft
 * @param at the instant both were asked about
 * @param datasets how many were looked at
 * @param everything whether those are all there are; else those the reader may know of
 * @param personas made-up people, all of whose facts were read
 * @param people real ones of the reader's organisation; sensitive facts were left open
 * @param allPeople whether these are all the organisation has; else those who were seen last
 * @param partners anybody of an organisation; all but organisation and country were left open
 */
public record Impact(
    String inForce,
    String draft,
    Instant at,
    long datasets,
    boolean everything,
    List<Row> personas,
    List<Row> people,
    boolean allPeople,
    List<Row> partners,
    Grants grants) {
  public Impact {
    personas = List.copyOf(personas);
    people = List.copyOf(people);
    partners = List.copyOf(partners);
  }

  /**
   * Somebody, and what changes for them.
   *
   * @param key by which their datasets are asked for
   */
  public record Row(String key, String name, Optional<RorId> organisation, List<Change> changes) {
    public Row {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Active grants.
   *
   * @param lookedAt those the reader may hear of
   * @param stopping how many would stop
   * @param perhaps how many may stop, which hangs on facts that were left open
   * @param listed of both, those on datasets that may be named, as many as fit
   */
  public record Grants(long lookedAt, long stopping, long perhaps, List<Ending> listed) {
    public Grants {
      listed = List.copyOf(listed);
    }
  }

  /**
   * A grant that would stop.
   *
   * @param certain otherwise it may
   */
  public record Ending(
      GrantId grant,
      DatasetId dataset,
      ActorRef holder,
      Purpose purpose,
      boolean certain,
      List<Cause> rules) {
    public Ending {
      rules = List.copyOf(rules);
    }
  }
}
