package org.entente.catalog;

import java.util.List;
import java.util.Optional;

/** Port: the table of marks, read as {@link ChangeFeed} promises. */
public interface ChangeMarks {
  String feedId();

  List<ChangeFeed.Mark> after(Optional<ChangeFeed.Position> position, int limit);

  Optional<ChangeFeed.Position> head();

  boolean holdsBack();

  boolean isKnown(ChangeFeed.Position position);
}
