package org.entente.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads source records leniently: one value where several are allowed, text in any of JSON-LD's
 * forms (JSON-LD 1.1 section 4.2), markup and odd blanks cleaned away. What is unusable is absent.
 */
final class Source {
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?(p|br|hr|b|i|u|em|strong|a|ul|ol|li|sub|sup|span|div|h[1-6]|code|pre|table|tbody|tr|td|th"
              + "|blockquote)(\\s+[a-zA-Z-]+=(\"[^\"]*\"|'[^']*'))*\\s*/?>");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos|nbsp|#39|#34);");
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]|\\p{Cs}");
  private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}/[\\x21-\\x7e]+");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?");
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");

  private Source() {}

  /** The values of a member: those of a list, or the one there is. */
  static Stream<JsonNode> values(JsonNode node, String name) {
    JsonNode member = node.path(name);
    if (member.isMissingNode() || member.isNull()) {
      return Stream.empty();
    }
    return member.isArray()
        ? StreamSupport.stream(member.spliterator(), false).filter(value -> !value.isNull())
        : Stream.of(member);
  }

  static JsonNode first(JsonNode node, String name) {
    return values(node, name).findFirst().orElse(MissingNode.getInstance());
  }

  /** The first value as running text. */
  static Optional<String> text(JsonNode node, String name) {
    return values(node, name).map(Source::textOf).flatMap(Optional::stream).findFirst();
  }

  /** The first value on one line, cut to {@code most} characters. */
  static Optional<String> line(JsonNode node, String name, int most) {
    return lines(node, name, most).findFirst();
  }

  static Stream<String> lines(JsonNode node, String name, int most) {
    return values(node, name)
        .map(Source::textOf)
        .flatMap(Optional::stream)
        .map(text -> cut(text.replaceAll("\\s+", " "), most));
  }

  /** A string, or what a JSON-LD value object, language map or named thing holds. */
  private static Optional<String> textOf(JsonNode value) {
    JsonNode held = value;
    if (value.isObject()) {
      held =
          Stream.of("@value", "en", "name", "fn", "prefLabel", "@id")
              .map(value::path)
              .filter(JsonNode::isTextual)
              .findFirst()
              .orElse(MissingNode.getInstance());
    }
    return held.isTextual() || held.isNumber() ? clean(held.asText()) : Optional.empty();
  }

  private static Optional<String> clean(String text) {
    String plain = MARKUP.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
    plain =
        ENTITY
            .matcher(plain)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        switch (found.group(1)) {
                          case "amp" -> "&";
                          case "lt" -> "<";
                          case "gt" -> ">";
                          case "nbsp" -> " ";
                          case "apos", "#39" -> "'";
                          default -> "\"";
                        }));
    plain =
        CONTROLS
            .matcher(plain)
            .replaceAll(" ")
            .replaceAll("[ \\t\\x{a0}]+", " ")
            .replaceAll(" ?\\n ?", "\n")
            .replaceAll("\\n{3,}", "\n\n")
            .strip();
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  static Optional<String> date(Optional<String> text) {
    return text.filter(DATE.asMatchPredicate());
  }

  /** The DOI in any of the ways it is written: bare, with {@code doi:}, as an address. */
  static Optional<String> doi(Optional<String> text) {
    return text.map(
            written ->
                written.replaceFirst("(?i)^(doi:|https?://(dx\\.)?doi\\.org/)\\s*", "").strip())
        .filter(DOI.asMatchPredicate());
  }

  static Optional<String> webAddress(Optional<String> text) {
    return address(text).filter(address -> address.toLowerCase(Locale.ROOT).startsWith("http"));
  }

  /** An address the catalog takes; blanks, common in hand-written catalogs, are encoded. */
  static Optional<String> address(Optional<String> text) {
    return text.map(written -> written.strip().replace(" ", "%20")).filter(Source::isAddress);
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null
          && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?|s3|gs|ftp")
          && uri.getRawAuthority() != null
          && uri.getRawUserInfo() == null
          && text.length() <= 512;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  static Optional<String> mediaType(Optional<String> text) {
    return text.filter(MEDIA_TYPE.asMatchPredicate());
  }

  /**
   * The bytes a size speaks of: a number, or a decimal or binary multiple such as {@code 12 MB}.
   */
  static Optional<Long> byteSize(JsonNode node, String name) {
    JsonNode value = first(node, name);
    if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
      return Optional.of(value.longValue());
    }
    return Optional.of(value.asText(""))
        .map(text -> text.strip().replaceFirst("(?i)\\s*(b|bytes)$", ""))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }
}
