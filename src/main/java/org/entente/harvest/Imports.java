package org.entente.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.catalog.Catalog;
import org.entente.identity.Actor;
import org.entente.identity.Role;
import org.entente.kernel.RandomId;
import org.entente.kernel.RorId;

/** The door to importing. Whoever calls it has made sure that the actor is a curator. */
@ApplicationScoped
public class Imports {
  /** The most bytes a body may have. */
  public static final long MOST_BYTES = 256L << 20;

  static final int PART_BYTES = 1 << 20;

  /** Formats understood. */
  public enum Format {
    ENTENTE("entente"),
    DCAT_US("dcat-us"),
    DATACITE("datacite"),
    CROISSANT("croissant");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public static Optional<Format> parse(String word) {
      return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
    }
  }

  /** What became of a body that was handed in. */
  public sealed interface Started {
    /** Stored; the job runs. */
    record Accepted(UUID job) implements Started {}

    record Empty() implements Started {}

    record TooLarge() implements Started {}
  }

  private final ImportStore store;
  private final ImportStarts starts;
  private final ImportWorkers workers;
  private final Catalog catalog;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  Imports(
      ImportStore store,
      ImportStarts starts,
      ImportWorkers workers,
      Catalog catalog,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.starts = starts;
    this.workers = workers;
    this.catalog = catalog;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Stores the body durably and starts the job; the answer is back before the records are read.
   *
   * @param owner for formats whose records carry none
   * @throws IOException if the body breaks off; nothing is kept of it
   */
  public Started start(Actor actor, Format format, Optional<RorId> owner, InputStream body)
      throws IOException {
    UUID id = RandomId.from(random);
    store.receive(id, format, owner, actor.ref(), clock.instant());
    boolean kept = false;
    try {
      long size = receive(id, body);
      if (size == 0) {
        return new Started.Empty();
      }
      if (size > MOST_BYTES) {
        return new Started.TooLarge();
      }
      starts.begin(id, actor.ref(), format, owner, size);
      kept = true;
    } finally {
      if (!kept) {
        store.discard(id);
      }
    }
    workers.run(id);
    return new Started.Accepted(id);
  }

  /** Part by part, so that neither memory nor one long transaction holds the whole. */
  private long receive(UUID id, InputStream body) throws IOException {
    long size = 0;
    for (int part = 0; size <= MOST_BYTES; part++) {
      byte[] bytes = body.readNBytes(PART_BYTES);
      if (bytes.length == 0) {
        break;
      }
      store.addPart(id, part, bytes);
      size += bytes.length;
    }
    return size;
  }

  /** A job the actor may see; see {@link Readership}. */
  @Transactional
  public Optional<ImportJob> find(Actor actor, UUID id) {
    return actor.has(Role.CURATOR) ? store.find(id, readership(actor)) : Optional.empty();
  }

  /** The newest jobs the actor may see. */
  @Transactional
  public List<ImportJob> newest(Actor actor, int limit) {
    return actor.has(Role.CURATOR) ? store.newest(readership(actor), limit) : List.of();
  }

  private Readership readership(Actor actor) {
    Set<RorId> owners = catalog.curatedBy(actor);
    return new Readership(
        actor.ref().id(), owners, owners.size() == catalog.organisations().size());
  }
}
