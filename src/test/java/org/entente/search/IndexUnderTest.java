package org.entente.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.policy.AccessScope;
import org.entente.search.index.ChangeSource;
import org.entente.search.index.Follower;
import org.entente.search.index.IndexFolder;
import org.entente.search.index.ServingIndex;
import org.entente.search.scope.ScopedIndex;

/** The whole index side without a broker: follower, folder and what serves. */
public final class IndexUnderTest implements Closeable {
  /** What the schema knows of datasets, unless a test says otherwise. */
  public static final String FORM = "form";

  private final ServingIndex serving = new ServingIndex();
  private final AtomicReference<String> form = new AtomicReference<>(FORM);
  private final Follower follower;

  public IndexUnderTest(ChangeSource source, Path folder) {
    this(source, folder, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  public IndexUnderTest(ChangeSource source, Path folder, Clock clock) {
    this.follower = new Follower(source, new IndexFolder(folder), serving, form::get, clock);
  }

  /** Rounds until nothing more is waiting. */
  public void catchUp() throws IOException {
    while (follower.round() == Follower.Round.MORE) {
      // the next round goes on
    }
  }

  /** As when a bundle with another schema is taken up. */
  public void changeForm(String other) {
    form.set(other);
  }

  public Follower follower() {
    return follower;
  }

  public ServingIndex serving() {
    return serving;
  }

  public ScopedIndex open(AccessScope scope) throws IOException {
    return serving.open(scope);
  }

  @Override
  public void close() throws IOException {
    follower.close();
  }
}
