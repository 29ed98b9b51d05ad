package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was in force, kept in memory; several {@link Bundles} on one of these are several nodes. */
public final class LedgerInMemory implements BundleLedger {
  private final List<Activation> activations = new ArrayList<>();
  private final Map<String, PolicyFiles> texts = new HashMap<>();

  @Override
  public synchronized Recorded activate(PolicySource.Loaded.Valid loaded, Activation.Cause cause) {
    String digest = loaded.files().digest();
    texts.put(digest, loaded.files());
    Optional<Activation> last = newest();
    if (last.isPresent()
        && last.get().bundle().equals(loaded.bundle().hash())
        && last.get().texts().equals(Optional.of(digest))) {
      return new Recorded(last.get().number(), false);
    }
    activations.add(
        new Activation(
            activations.size() + 1,
            loaded.bundle().hash(),
            Optional.of(digest),
            cause,
            Instant.EPOCH.plusSeconds(activations.size())));
    return new Recorded(activations.size(), true);
  }

  @Override
  public void hold() {
    // One process, and each activation is whole.
  }

  @Override
  public synchronized Optional<Activation> newest() {
    return activations.isEmpty() ? Optional.empty() : Optional.of(activations.getLast());
  }

  @Override
  public synchronized Optional<Activation> newestOfFolder() {
    return activations.reversed().stream()
        .filter(it -> !it.cause().how().isPublished())
        .findFirst();
  }

  @Override
  public synchronized Optional<PolicyFiles> texts(String digest) {
    return Optional.ofNullable(texts.get(digest));
  }
}
