package org.entente.audit.rest;

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
import org.entente.audit.AuditEntry;
import org.entente.audit.AuditFilter;
import org.entente.audit.AuditTrail;

/** Writes the trail, entry by entry, so that its length never decides how much memory it takes. */
@ApplicationScoped
class Exports {
  private static final String[] COLUMNS = {
    "index", "time", "type", "actor", "actorId", "subject", "outcome", "bundle", "details"
  };

  private final AuditTrail trail;
  private final ObjectWriter json;

  Exports(AuditTrail trail, ObjectMapper json) {
    this.trail = trail;
    this.json = json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  void write(ExportFormat format, AuditFilter filter, OutputStream out) throws IOException {
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
          inert(entry.type()),
          inert(entry.actor()),
          inert(entry.actorId()),
          inert(entry.subject()),
          entry.outcome().word(),
          inert(entry.bundle().orElse("")),
          inert(json.writeValueAsString(entry.details())));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, "CSV
   * Injection"): the trail quotes what strangers typed, and auditors open it in spreadsheets.
   */
  static String inert(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n|%".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
