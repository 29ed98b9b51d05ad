package org.entente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that hold for every template. */
class TemplatesTest {
  private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
  private static final Pattern CLASS_ATTRIBUTE = Pattern.compile("class=\"([^\"]*)\"");
  private static final Pattern SELECTOR = Pattern.compile("\\.([a-z][a-z0-9-]*)");

  @Test
  void onlyTagsNameBootstrapsClasses() throws IOException {
    Set<String> bootstrap = bootstrapsClasses();
    Set<String> named = new TreeSet<>();
    for (Path page : templates()) {
      if (!page.startsWith(TEMPLATES.resolve("tags"))) {
        Matcher classes = CLASS_ATTRIBUTE.matcher(Files.readString(page));
        while (classes.find()) {
          for (String name : List.of(classes.group(1).split("\\s+", -1))) {
            if (bootstrap.contains(name)) {
              named.add(page.getFileName() + ": " + name);
            }
          }
        }
      }
    }
    assertThat(named).isEmpty();
  }

  @Test
  void noTemplateHoldsScriptOrStyleOfItsOwn() throws IOException {
    for (Path page : templates()) {
      assertThat(Files.readString(page))
          .as(page.toString())
          .doesNotContainPattern("<style|style=\"|<script(?! src=)|\\son[a-z]+=\"|hx-on");
    }
  }

  private static Set<String> bootstrapsClasses() throws IOException {
    try (InputStream css =
        TemplatesTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css")) {
      String text = new String(css.readAllBytes(), StandardCharsets.UTF_8);
      Set<String> classes = new TreeSet<>();
      // Selectors only: what stands within braces is values such as `.5rem`.
      Matcher names = SELECTOR.matcher(text.replaceAll("\\{[^{}]*\\}", " "));
      while (names.find()) {
        classes.add(names.group(1));
      }
      assertThat(classes).contains("btn", "card", "form-control", "visually-hidden");
      return classes;
    }
  }

  private static List<Path> templates() {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
