package org.entente.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.kernel.ProblemType;
import org.junit.jupiter.api.Test;

/** What the documentation names is there. */
class DocumentationTest {
  private static final Path DOCS = Path.of("src/docs");
  private static final Path MAIN = Path.of("src/main/java");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINKED_CLASS =
      Pattern.compile("@link\\s+(?:\\*\\s+)?(org\\.entente\\.[\\w.]+)");
  private static final Pattern DECISION = Pattern.compile("ADR (\\d{4})");
  private static final Pattern TEST = Pattern.compile("[A-Z]\\w*(?:Test|IT)");

  @Test
  void everyProblemTypeIsListedAsItIs() {
    List<String> listed =
        text(DOCS.resolve("problems.md"))
            .lines()
            .filter(line -> line.startsWith("| `urn:"))
            .map(line -> line.substring(0, line.lastIndexOf("| ", line.length() - 3)))
            .toList();

    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(it -> "| `%s` | %s | %d ".formatted(it.type(), it.title(), it.status()))
                .toList());
  }

  @Test
  void linksLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Path page : files(DOCS, ".md")) {
      matches(LINK, text(page))
          .filter(link -> !link.startsWith("http"))
          .filter(link -> !Files.exists(page.resolveSibling(link)))
          .forEach(link -> broken.add(page + ": " + link));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void classesThatPackagesPointToExist() {
    List<String> absent = new ArrayList<>();
    for (Path info : files(MAIN, "package-info.java")) {
      matches(LINKED_CLASS, text(info).replace("\n *", " "))
          .filter(name -> !isThere(name))
          .forEach(name -> absent.add(info + ": " + name));
    }
    assertThat(absent).isEmpty();
  }

  @Test
  void decisionsThatTheCodeCitesExist() {
    Set<String> decided =
        files(DOCS.resolve("decisions"), ".md").stream()
            .map(file -> file.getFileName().toString().substring(0, 4))
            .collect(Collectors.toCollection(TreeSet::new));
    for (Path source : files(MAIN, ".java")) {
      assertThat(decided)
          .as(source.toString())
          .containsAll(matches(DECISION, text(source)).toList());
    }
    assertThat(decided).contains("0001", "0002", "0003");
  }

  @Test
  void testsThatEnforceADecisionExist() {
    Set<String> tests =
        files(Path.of("src/test/java"), ".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    List<String> absent = new ArrayList<>();
    for (Path page : files(DOCS, ".md")) {
      matches(CODE, text(page))
          .filter(name -> TEST.matcher(name).matches())
          .filter(name -> !tests.contains(name))
          .forEach(name -> absent.add(page + ": " + name));
    }
    assertThat(absent).isEmpty();
  }

  @Test
  void everyDecisionSaysHowItIsEnforced() {
    for (Path page : files(DOCS.resolve("decisions"), ".md")) {
      assertThat(text(page))
          .as(page.toString())
          .contains("Status: ")
          .containsIgnoringCase("enforced by");
    }
  }

  private static boolean isThere(String name) {
    Path path = MAIN.resolve(name.replace('.', '/'));
    return Files.isDirectory(path) || Files.exists(Path.of(path + ".java"));
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult it) -> it.group(1));
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
