package org.entente.search.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.catalog.ChangeFeed.Position;

/**
 * How far an index has followed which feed; part of each Lucene commit, so that index and place are
 * never out of step.
 *
 * @param datasetForm what the policies' schema knew of a dataset when the index was begun
 * @param position of the last mark applied; empty before the first
 */
record Bookmark(String feed, String datasetForm, Optional<Position> position) {
  /** Raised whenever the documents change in form; an index of another format is rebuilt. */
  static final String FORMAT = "4";

  Map<String, String> toCommit() {
    Map<String, String> data = new HashMap<>();
    data.put("format", FORMAT);
    data.put("feed", feed);
    data.put("form", datasetForm);
    position.ifPresent(
        at -> {
          data.put("xid", Long.toString(at.xid()));
          data.put("seq", Long.toString(at.seq()));
          data.put("nonce", at.nonce());
        });
    return data;
  }

  Bookmark at(Position reached) {
    return new Bookmark(feed, datasetForm, Optional.of(reached));
  }

  /** Empty if the commit is of another format or not ours. */
  static Optional<Bookmark> fromCommit(Map<String, String> data) {
    String feed = data.get("feed");
    String form = data.get("form");
    if (!FORMAT.equals(data.get("format")) || feed == null || form == null) {
      return Optional.empty();
    }
    if (!data.containsKey("xid")) {
      return Optional.of(new Bookmark(feed, form, Optional.empty()));
    }
    try {
      return Optional.of(
          new Bookmark(
              feed,
              form,
              Optional.of(
                  new Position(
                      Long.parseLong(data.get("xid")),
                      Long.parseLong(data.get("seq")),
                      data.get("nonce")))));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }
}
