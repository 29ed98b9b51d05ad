package org.entente.search.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.entente.search.SearchResult.Hit;

/**
 * One object: {@code total}, {@code complete}, and the datasets as {@code items}. Every item has
 * every member; what is not shown is null or an empty list.
 */
final class JsonRows implements RowWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  JsonRows(Writer out) throws IOException {
    this.json = FACTORY.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  @Override
  public void begin(Extent extent) throws IOException {
    json.writeStartObject();
    json.writeNumberField("total", extent.total());
    json.writeBooleanField("complete", extent.isComplete());
    json.writeArrayFieldStart("items");
  }

  @Override
  public void row(Hit hit) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", hit.id().toString());
    json.writeStringField("identifier", hit.identifier());
    json.writeStringField("title", hit.title());
    json.writeStringField("summary", hit.summary());
    json.writeStringField("owner", hit.owner().value());
    text("ownerName", hit.ownerName());
    json.writeStringField("tier", hit.full() ? "full" : "summary");
    json.writeStringField("access", hit.access().word());
    json.writeFieldName("year");
    if (hit.year().isPresent()) {
      json.writeNumber(hit.year().get());
    } else {
      json.writeNull();
    }
    text("issued", hit.details().issued());
    text("doi", hit.details().doi());
    text("license", hit.details().license());
    texts("creators", hit.details().creators());
    texts("keywords", hit.keywords());
    texts("formats", hit.formats());
    text("landingPage", hit.details().landingPage());
    json.writeEndObject();
  }

  @Override
  public void end(Extent extent) throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private void text(String name, Optional<String> value) throws IOException {
    json.writeFieldName(name);
    json.writeString(value.orElse(null));
  }

  private void texts(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
