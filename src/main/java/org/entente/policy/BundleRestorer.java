package org.entente.policy;

/** Port: makes a bundle anew from its record. Implemented by {@code policy.bundle}. */
public interface BundleRestorer {
  /**
   * The bundle that decided then, without the texts it was written as.
   *
   * @return invalid if the record is not that of its hash, or cannot be read
   */
  PolicySource.Loaded restore(BundleRecords.Recorded recorded);
}
