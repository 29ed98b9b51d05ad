package org.entente.harvest.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.entente.catalog.RecordJson;
import org.entente.harvest.Importer.MalformedBody;
import org.entente.harvest.Importer.Records;
import org.entente.harvest.Importer.SourceRecord;

/**
 * A JSON document that holds records under one member ({@code dataset} of a DCAT catalog, {@code
 * data} of a DataCite answer), or is a list of them, or is one; several documents may follow each
 * other. It is read record by record, so that a large catalog needs no more memory than a small
 * one.
 */
final class Document implements Records {
  /** What follows a record is the next one, so it is no fault as it is elsewhere. */
  private static final ObjectReader READER =
      RecordJson.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Guard guard;
  private final JsonParser parser;
  private final String member;
  private final Function<ObjectNode, ObjectNode> map;

  /**
   * What stands beside the member in the document being read; a record itself if the member is
   * missing.
   */
  private ObjectNode aside;

  private boolean sawMember;
  private boolean inList;
  private long number;

  Document(InputStream body, String member, Function<ObjectNode, ObjectNode> map)
      throws IOException, MalformedBody {
    this.guard = new Guard(body);
    this.member = member;
    this.map = map;
    try {
      this.parser = RecordJson.mapper().getFactory().createParser(guard);
    } catch (JsonProcessingException malformed) {
      throw new MalformedBody(RecordJson.complaint(malformed));
    }
  }

  @Override
  public Optional<SourceRecord> next() throws IOException, MalformedBody {
    try {
      Optional<JsonNode> node = advance();
      guard.recordRead();
      return node.map(this::record);
    } catch (TooLarge large) {
      throw new MalformedBody(
          "record %d is larger than %,d bytes".formatted(number + 1, RecordJson.MOST_BYTES));
    } catch (JsonProcessingException malformed) {
      throw new MalformedBody(RecordJson.complaint(malformed));
    }
  }

  private SourceRecord record(JsonNode node) {
    number++;
    return node instanceof ObjectNode object
        ? new SourceRecord.Mapped(number, map.apply(object))
        : new SourceRecord.Broken(number, "a record is one JSON object");
  }

  private Optional<JsonNode> advance() throws IOException, MalformedBody {
    while (true) {
      JsonToken token = parser.nextToken();
      if (inList) {
        if (token != JsonToken.END_ARRAY) {
          return Optional.of(readNode());
        }
        inList = false;
      } else if (aside != null) {
        Optional<JsonNode> node = inObject(token);
        if (node.isPresent()) {
          return node;
        }
      } else if (token == null) {
        return Optional.empty();
      } else {
        beginDocument(token);
      }
    }
  }

  private JsonNode readNode() throws IOException {
    return READER.readTree(parser);
  }

  private void beginDocument(JsonToken token) throws MalformedBody {
    switch (token) {
      case START_ARRAY -> {
        inList = true;
      }
      case START_OBJECT -> {
        aside = RecordJson.mapper().createObjectNode();
        sawMember = false;
      }
      default -> throw new MalformedBody("the body is neither a JSON object nor a list of them");
    }
  }

  /** One member of the document, or its end. */
  private Optional<JsonNode> inObject(JsonToken token) throws IOException {
    if (token == JsonToken.END_OBJECT) {
      ObjectNode whole = aside;
      aside = null;
      return sawMember ? Optional.empty() : Optional.of(whole);
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (!name.equals(member)) {
      aside.set(name, readNode());
      return Optional.empty();
    }
    sawMember = true;
    if (value == JsonToken.START_ARRAY) {
      inList = true;
      return Optional.empty();
    }
    return Optional.of(readNode());
  }

  /** Thrown when more was read for one record than a record may have. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the bytes since the last record; the parser reads ahead by a buffer at most. */
  private static final class Guard extends FilterInputStream {
    private static final long MOST = RecordJson.MOST_BYTES + (1L << 16);
    private long since;

    Guard(InputStream in) {
      super(in);
    }

    void recordRead() {
      since = 0;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int bytes = super.read(buffer, offset, Math.min(length, 8192));
      count(Math.max(0, bytes));
      return bytes;
    }

    private void count(int bytes) throws TooLarge {
      since += bytes;
      if (since > MOST) {
        throw new TooLarge();
      }
    }
  }
}
