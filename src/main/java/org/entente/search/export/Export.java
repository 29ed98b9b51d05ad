package org.entente.search.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.entente.search.SearchResult.Hit;
import org.entente.search.query.Listing;
import org.entente.search.scope.UnreadableIndex;

/**
 * A list of results that may be written, once. It holds the index as it was when it was asked for
 * until it is closed; writing closes it.
 */
public final class Export implements Closeable {
  /** What is found beyond is left out, and the file says so. */
  public static final int MOST_ROWS = 10_000;

  private static final int PAGE = 200;

  private final Listing listing;
  private final ExportFormat format;
  private final Consumer<Exception> damaged;
  private final ExportPlaces.Place place;
  private final Extent extent;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param listing of at most {@link #MOST_ROWS}; closed with this
   * @param damaged is told where the index cannot be read, which ends the file before its end
   * @param place given back with the index
   */
  public Export(
      Listing listing, ExportFormat format, Consumer<Exception> damaged, ExportPlaces.Place place) {
    this.place = place;
    this.listing = listing;
    this.format = format;
    this.damaged = damaged;
    this.extent = new Extent(listing.total(), listing.size());
  }

  public ExportFormat format() {
    return format;
  }

  /** Whether everything that was found is in it. */
  public boolean isComplete() {
    return extent.isComplete();
  }

  /** Page by page, so that its length never decides how much memory it takes. */
  public void writeTo(OutputStream out) throws IOException {
    try (this) {
      Writer text =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
      RowWriter rows = RowWriter.of(format, text);
      rows.begin(extent);
      for (int from = 0; from < extent.rows(); from += PAGE) {
        for (Hit hit : page(from)) {
          rows.row(hit);
        }
      }
      rows.end(extent);
      text.flush();
    }
  }

  private List<Hit> page(int from) throws IOException {
    try {
      return listing.hits(from, PAGE);
    } catch (IOException | UnreadableIndex unreadable) {
      damaged.accept(unreadable);
      throw unreadable;
    }
  }

  /** Whoever does not write it lets go of the index so; again is as once. */
  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      try (place) {
        listing.close();
      }
    }
  }
}
