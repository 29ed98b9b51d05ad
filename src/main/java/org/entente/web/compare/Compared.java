package org.entente.web.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.catalog.Metadata.Measurement;
import org.entente.web.dataset.AccessPanel;
import org.entente.web.dataset.RecordView;

/**
 * A dataset to compare, as its reader may see it.
 *
 * @param measured empty at the summary tier
 */
record Compared(RecordView record, AccessPanel access, List<Measurement> measured) {
  /** Its line of that name, among facts and rules. */
  Optional<RecordView.Line> line(String name) {
    return Stream.concat(record.facts().stream(), record.rules().stream())
        .filter(line -> line.name().equals(name))
        .findFirst();
  }
}
