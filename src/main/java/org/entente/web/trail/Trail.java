package org.entente.web.trail;

import java.util.List;
import java.util.Optional;

/** A page of the trail, newest first, worded. */
record Trail(List<Entry> entries, Optional<String> older, Optional<String> newest) {

  /**
   * One entry.
   *
   * @param time to the second, for the column; {@code exact} is as recorded
   * @param typeHref narrows the trail to the type; likewise for actor and subject
   * @param subject in words where the reader may see what it is, as recorded otherwise
   * @param subjectPage where the subject can be looked at, if this reader may
   * @param gist the details in one line
   * @param json the whole entry as it is exported, indented
   */
  record Entry(
      long index,
      String time,
      String exact,
      String type,
      String typeHref,
      String actor,
      String actorId,
      String actorHref,
      String subject,
      String subjectId,
      String subjectHref,
      Optional<String> subjectPage,
      String outcome,
      String tone,
      String gist,
      List<Detail> details,
      String json) {}

  record Detail(String name, String value) {}
}
