import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;

/** Words and bytes: Markdown as plain text, JSON and CSV that are the same on every machine. */
final class Text {
  static final Pattern LINK = Pattern.compile("\\[([^\\]]*)] ?\\(([^)\\s]*)\\)");

  /** The most characters a description keeps; a longer one ends after its last whole paragraph. */
  private static final int LONGEST = 6_000;

  private Text() {}

  /** Markdown as plain text: links keep their address, the rest of the markup goes. */
  static String plain(String markdown) {
    return LINK.matcher(markdown)
        .replaceAll(
            link ->
                java.util.regex.Matcher.quoteReplacement(
                    shown(link.group(1).strip(), link.group(2))))
        .replaceAll("(?i)</?(br|p|b|i|em|strong|sup|sub|ul|li|a)\\b[^>]*>", " ")
        .replaceAll("(?m)^#{1,6} +", "")
        .replaceAll("\\*\\*|__|`", "")
        .replace("\r", "")
        .replaceAll("[ \\t\\x{a0}]+", " ")
        .replaceAll(" ?\\n ?", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static String shown(String name, String address) {
    return name.equals(address) || name.isEmpty() ? address : name + " (" + address + ")";
  }

  static String description(String markdown) {
    String text = plain(markdown);
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Math.max(text.lastIndexOf("\n", LONGEST), text.lastIndexOf(". ", LONGEST) + 1);
    return text.substring(0, end).strip() + " …";
  }

  /** Names and titles: one line, of links only the name. */
  static String line(String markdown) {
    return plain(LINK.matcher(markdown).replaceAll("$1")).replaceAll("\\s+", " ");
  }

  static String pretty(JsonNode node) {
    DefaultIndenter indent = new DefaultIndenter(" ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indent);
    printer.indentArraysWith(indent);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(node) + "\n";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** As RFC 4180 writes it. */
  static byte[] csv(String[] head, List<String[]> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      writer.writeRecord(head);
      rows.forEach(writer::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
