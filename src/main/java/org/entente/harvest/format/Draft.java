package org.entente.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.catalog.RecordJson;

/**
 * A record of our native form in the making. Absent values are left out, lists lose repetitions.
 */
final class Draft {
  private static final String EXTENSION = "entente:";
  private static final int LONGEST_DESCRIPTION = 100_000;

  private final ObjectNode document = RecordJson.mapper().createObjectNode();
  private final ArrayNode distributions = RecordJson.mapper().createArrayNode();
  private final Set<String> paths = new HashSet<>();

  Draft put(String name, Optional<String> value) {
    value.ifPresent(text -> document.put(name, text));
    return this;
  }

  /** A description longer than the catalog takes loses its end, not the record its place. */
  Draft description(Optional<String> text) {
    return put("description", text.map(words -> Source.cut(words, LONGEST_DESCRIPTION)));
  }

  Draft list(String name, Stream<String> values, int most) {
    Set<String> lines = values.limit(10_000L).collect(Collectors.toCollection(LinkedHashSet::new));
    if (!lines.isEmpty()) {
      ArrayNode list = document.putArray(name);
      lines.stream().limit(most).forEach(list::add);
    }
    return this;
  }

  Draft set(String name, Optional<? extends JsonNode> value) {
    value.ifPresent(node -> document.set(name, node));
    return this;
  }

  /**
   * A file named after the last part of its address; a name taken already gets a number before it.
   */
  void distribution(
      Optional<String> address,
      Optional<String> mediaType,
      Optional<Long> byteSize,
      Optional<String> sha256) {
    String name =
        address
            .map(text -> text.replaceFirst("[?#].*$", "").replaceFirst("/+$", ""))
            .map(text -> text.substring(text.lastIndexOf('/') + 1))
            .map(text -> text.replaceAll("[^A-Za-z0-9._-]+", "_"))
            .filter(text -> !text.matches("[._]*"))
            .map(text -> Source.cut(text, 200).replace("…", ""))
            .orElse("file");
    String path = paths.add(name) ? name : (distributions.size() + 1) + "/" + name;
    paths.add(path);
    ObjectNode file = distributions.addObject().put("path", path);
    mediaType.ifPresent(type -> file.put("mediaType", type));
    byteSize.ifPresent(size -> file.put("byteSize", size));
    sha256.ifPresent(hash -> file.put("sha256", hash));
    address.ifPresent(text -> file.put("location", text));
  }

  /**
   * The record, with what the source adds in our own words: its member {@code entente:owner} sets
   * {@code owner}, and so on.
   */
  ObjectNode finish(ObjectNode source) {
    if (!distributions.isEmpty()) {
      document.set("distributions", distributions);
    }
    source
        .properties()
        .forEach(
            member -> {
              if (member.getKey().startsWith(EXTENSION)) {
                document.set(member.getKey().substring(EXTENSION.length()), member.getValue());
              }
            });
    return document;
  }
}
