package org.entente.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.identity.Actor;
import org.entente.kernel.RorId;

/** The door to importing. */
@ApplicationScoped
public class Imports {
  /** Formats understood. */
  public enum Format {
    ENTENTE("entente"),
    DCAT_US("dcat-us"),
    DATACITE("datacite");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * Stores the body durably and starts the job; the answer is back before the records are read.
   *
   * @param owner for formats whose records carry none
   */
  public UUID start(Actor actor, Format format, Optional<RorId> owner, InputStream body) {
    throw new UnsupportedOperationException();
  }

  /** A job the actor may see. */
  public Optional<ImportJob> find(Actor actor, UUID id) {
    throw new UnsupportedOperationException();
  }

  /** The newest jobs the actor may see. */
  public List<ImportJob> newest(Actor actor, int limit) {
    throw new UnsupportedOperationException();
  }
}
