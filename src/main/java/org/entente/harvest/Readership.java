package org.entente.harvest;

import java.util.Set;
import org.entente.kernel.RorId;

/**
 * Which jobs somebody may see: what they started themselves, and what concerns only owners whose
 * datasets they curate. A job shows identifiers of records, hidden ones too.
 *
 * @param person id of the actor
 * @param owners whose datasets they curate
 * @param everyOwner whether these are all there are: a job that names no owner may hold records of
 *     any
 */
public record Readership(String person, Set<RorId> owners, boolean everyOwner) {
  public Readership {
    owners = Set.copyOf(owners);
  }
}
