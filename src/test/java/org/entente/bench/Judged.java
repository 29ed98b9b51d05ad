package org.entente.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A collection with queries and judgements of what is relevant to them: the DataFinder test
 * collection as it lies in its folder.
 *
 * @param relevant names of records by query; some name records that are not there
 */
record Judged(List<Entry> records, List<Asked> queries, Map<String, Set<String>> relevant) {
  /** A record: its name, the title of the paper that presents it, and what it is. */
  record Entry(String name, List<String> variants, String paper, String description) {}

  /** One need, as keywords and as a sentence. */
  record Asked(String id, String keywords, String sentence) {}

  static Judged read(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Entry> records = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("datasets.jsonl"))) {
      JsonNode record = json.readTree(line);
      List<String> variants = new ArrayList<>();
      record.path("variants").forEach(each -> variants.add(each.asText()));
      records.add(
          new Entry(
              record.path("id").asText(),
              variants,
              record.path("title").asText(""),
              record.path("contents").asText("")));
    }
    List<Asked> queries = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("queries.tsv"))) {
      String[] cells = line.split("\t", -1);
      queries.add(new Asked(cells[0], cells[2], cells[3]));
    }
    Map<String, Set<String>> relevant = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("qrels.txt"))) {
      String[] cells = line.split("\t", -1);
      if (!cells[3].equals("0")) {
        relevant.computeIfAbsent(cells[0], _ -> new TreeSet<>()).add(cells[2]);
      }
    }
    return new Judged(records, queries, relevant);
  }
}
