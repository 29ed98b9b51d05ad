package org.entente.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found, in Markdown: on the console and in {@code target/bench}. */
final class Report {
  private final String name;
  private final List<String> lines = new ArrayList<>();

  Report(String name) {
    this.name = name;
    line("# %s", name);
    line(
        "%s, %d processors, Java %s, load %.1f",
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** A paragraph. */
  void line(String format, Object... values) {
    lines.add("");
    add(String.format(Locale.ROOT, format, values));
  }

  /** The head of a table; its rows follow. */
  void head(String... columns) {
    lines.add("");
    add("| " + String.join(" | ", columns) + " |");
    add("|" + "---|".repeat(columns.length));
  }

  void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ')
          .append(cell instanceof Double number ? format(number) : String.valueOf(cell))
          .append(" |");
    }
    add(row.toString());
  }

  private static String format(double number) {
    return String.format(
        Locale.ROOT, number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.3f", number);
  }

  private void add(String line) {
    lines.add(line);
    System.out.println(line);
  }

  void write() throws IOException {
    Path folder = Path.of("target/bench");
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".md"), lines);
  }
}
