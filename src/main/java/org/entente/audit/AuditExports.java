package org.entente.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.entente.http.SpreadsheetCell;
import org.entente.kernel.ActorRef;

/**
 * The door through which the trail leaves the house.
 *
 * <p>Entry by entry, so that its length never decides how much memory it takes; and never unseen:
 * who took what is on record before the first byte leaves.
 */
@ApplicationScoped
public class AuditExports {
  private static final String[] COLUMNS = {
    "index", "time", "type", "actor", "actorId", "subject", "outcome", "bundle", "details"
  };

  private final AuditTrail trail;
  private final ObjectWriter json;

  AuditExports(AuditTrail trail, ObjectMapper json) {
    this.trail = trail;
    this.json = json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** An export that is on record and may be written, once. */
  public interface Export {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Records that the auditor exports; one that cannot be recorded does not happen. Whoever calls it
   * has made sure that the actor is an auditor.
   */
  public Export begin(ActorRef auditor, ExportFormat format, AuditFilter filter) {
    Map<String, Object> details = new HashMap<>(filter.words());
    details.put("format", format.word());
    trail.appendAlone(AuditEvent.fact("audit.exported", auditor, "", details));
    return out -> write(format, filter, out);
  }

  private void write(ExportFormat format, AuditFilter filter, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    switch (format) {
      case JSONL -> trail.export(filter, entry -> line(entry, text));
      case CSV -> {
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(COLUMNS);
        trail.export(filter, entry -> record(entry, csv));
        csv.flush();
      }
    }
    text.flush();
  }

  private void line(AuditEntry entry, Writer out) {
    try {
      out.write(json.writeValueAsString(EntryJson.of(entry)));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(AuditEntry entry, CsvWriter csv) {
    try {
      csv.writeRecord(
          entry.index().orElseThrow().toString(),
          entry.time().toString(),
          SpreadsheetCell.inert(entry.type()),
          SpreadsheetCell.inert(entry.actor()),
          SpreadsheetCell.inert(entry.actorId()),
          SpreadsheetCell.inert(entry.subject()),
          entry.outcome().word(),
          SpreadsheetCell.inert(entry.bundle().orElse("")),
          SpreadsheetCell.inert(json.writeValueAsString(entry.details())));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
