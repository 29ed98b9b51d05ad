package org.entente.search.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.catalog.ChangeFeed.Position;

/**
 * How far an index has followed which feed; part of each Lucene commit, so that index and place are
 * never out of step.
 *
 * @param position of the last mark applied; empty before the first
 */
record Bookmark(String feed, Optional<Position> position) {
  /** Raised whenever the documents change in form; an index of another format is rebuilt. */
  static final String FORMAT = "2";

  Map<String, String> toCommit() {
    Map<String, String> data = new HashMap<>();
    data.put("format", FORMAT);
    data.put("feed", feed);
    position.ifPresent(
        at -> {
          data.put("xid", Long.toString(at.xid()));
          data.put("seq", Long.toString(at.seq()));
          data.put("nonce", at.nonce());
        });
    return data;
  }

  /** Empty if the commit is of another format or not ours. */
  static Optional<Bookmark> fromCommit(Map<String, String> data) {
    if (!FORMAT.equals(data.get("format")) || data.get("feed") == null) {
      return Optional.empty();
    }
    if (!data.containsKey("xid")) {
      return Optional.of(new Bookmark(data.get("feed"), Optional.empty()));
    }
    try {
      return Optional.of(
          new Bookmark(
              data.get("feed"),
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
