package org.entente.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * The bundles that were in force once, made anew from their records.
 *
 * <p>A record that does not have the content its hash names decides nothing: it raises an alarm.
 */
@ApplicationScoped
public class PastBundles {
  private static final int MOST_IN_MEMORY = 8;

  private final BundleRecords records;
  private final BundleRestorer restorer;
  private final Cache<String, BundleDecisions> restored =
      Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();

  @Inject
  public PastBundles(BundleRecords records, BundleRestorer restorer) {
    this.records = records;
    this.restorer = restorer;
  }

  /** What is known of the rules at an instant. */
  public sealed interface Past {
    /**
     * These decided.
     *
     * @param since when they took effect
     */
    record InForce(BundleDecisions decisions, Instant since) implements Past {}

    /**
     * No bundle is on record for that time.
     *
     * @param since when recording began
     */
    record Unrecorded(Optional<Instant> since) implements Past {}

    /** The record of this bundle is damaged. */
    record Damaged(String hash) implements Past {}
  }

  public Past at(Instant instant) {
    Optional<BundleRecords.Activated> then = records.inForceAt(instant);
    if (then.isEmpty()) {
      return new Past.Unrecorded(records.since());
    }
    String hash = then.get().hash();
    return Optional.ofNullable(restored.getIfPresent(hash))
        .or(() -> restore(hash))
        .<Past>map(decisions -> new Past.InForce(decisions, then.get().at()))
        .orElseGet(() -> new Past.Damaged(hash));
  }

  private Optional<BundleDecisions> restore(String hash) {
    Optional<PolicySource.Loaded> loaded = records.find(hash).map(restorer::restore);
    if (loaded.isPresent() && loaded.get() instanceof PolicySource.Loaded.Valid valid) {
      BundleDecisions decisions = BundleDecisions.of(valid);
      restored.put(hash, decisions);
      return Optional.of(decisions);
    }
    Alarms.bundleDamaged(
        hash,
        loaded.isPresent() && loaded.get() instanceof PolicySource.Loaded.Invalid invalid
            ? invalid.flaws()
            : java.util.List.of("there is no record"));
    return Optional.empty();
  }
}
