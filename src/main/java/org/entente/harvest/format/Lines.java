package org.entente.harvest.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.entente.catalog.RecordJson;
import org.entente.harvest.Importer.Records;
import org.entente.harvest.Importer.SourceRecord;

/**
 * Newline-delimited JSON: one record a line, blank lines skipped. A line that is no record, or too
 * long, is that line's fault alone.
 */
final class Lines implements Records {
  private final InputStream body;
  private final Function<ObjectNode, ObjectNode> map;
  private long line;

  Lines(InputStream body, Function<ObjectNode, ObjectNode> map) {
    this.body = new BufferedInputStream(body, 1 << 16);
    this.map = map;
  }

  @Override
  public Optional<SourceRecord> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    while (true) {
      line++;
      bytes.reset();
      boolean ended = readLine(bytes);
      if (bytes.size() > RecordJson.MOST_BYTES) {
        return Optional.of(
            new SourceRecord.Broken(
                line, "the line is longer than %,d bytes".formatted(RecordJson.MOST_BYTES)));
      }
      String text = bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
      if (!text.isBlank() && !text.equals("\ufeff")) {
        return Optional.of(record(bytes.toByteArray()));
      }
      if (ended) {
        return Optional.empty();
      }
    }
  }

  private SourceRecord record(byte[] bytes) {
    try {
      return new SourceRecord.Mapped(line, map.apply(RecordJson.parse(bytes)));
    } catch (RecordJson.NotARecord malformed) {
      return new SourceRecord.Broken(line, malformed.getMessage());
    }
  }

  /**
   * Keeps one byte more than allowed, so that the caller sees it was too long. Whether at the end.
   */
  private boolean readLine(ByteArrayOutputStream into) throws IOException {
    while (true) {
      int next = body.read();
      if (next < 0) {
        return true;
      }
      if (next == '\n') {
        return false;
      }
      if (into.size() <= RecordJson.MOST_BYTES) {
        into.write(next);
      }
    }
  }
}
