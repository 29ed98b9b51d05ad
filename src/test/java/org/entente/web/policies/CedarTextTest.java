package org.entente.web.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.web.policies.CedarText.Piece;
import org.junit.jupiter.api.Test;

class CedarTextTest {
  @Test
  void wordsAreToldApartByTheirKind() {
    assertThat(
            CedarText.pieces(
                "@id(\"a \\\" b\") // why\nforbid (principal is User) when { 1 < 2 };"))
        .contains(
            new Piece("annotation", "@id"),
            new Piece("string", "\"a \\\" b\""),
            new Piece("comment", "// why"),
            new Piece("effect", "forbid"),
            new Piece("root", "principal"),
            new Piece("keyword", "is"),
            new Piece("keyword", "when"),
            new Piece("number", "2"));
    assertThat(CedarText.pieces("Tier::\"full\" // \"permit\""))
        .containsExactly(
            new Piece("type", "Tier"),
            new Piece("", "::"),
            new Piece("string", "\"full\""),
            new Piece("", " "),
            new Piece("comment", "// \"permit\""));
  }

  @Test
  void whatIsOnlyHalfWrittenStaysAsItIs() {
    for (String text : List.of("", "\"", "permit (\n\"open\n@", "\\ § 日本 \u0000", "// ", "::")) {
      assertThat(joined(text)).isEqualTo(text);
    }
  }

  @Test
  void thePiecesOfEveryShippedFileAreTheFile() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("policies"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertThat(joined(text)).as(file.toString()).isEqualTo(text);
      }
    }
  }

  @Test
  void aFlawLeadsToItsPlace() {
    List<FlawView> flaws =
        FlawView.of(
            List.of(
                "a bundle has at most 2000 policies",
                "partners/01qz5mb56/staff.cedar:3: policy `x`: `@id` is missing",
                "consortium/ai.cedar:12: unexpected token"),
            "consortium/ai.cedar");

    assertThat(flaws)
        .extracting(FlawView::file, FlawView::line, FlawView::here)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("consortium/ai.cedar", 12, true),
            org.assertj.core.groups.Tuple.tuple("", 0, false),
            org.assertj.core.groups.Tuple.tuple("partners/01qz5mb56/staff.cedar", 3, false));
    assertThat(flaws.getFirst().href("/d")).isEqualTo("#text");
    assertThat(flaws.getLast().href("/d")).startsWith("/d?file=partners");
  }

  private static String joined(String text) {
    return CedarText.pieces(text).stream().map(Piece::text).collect(Collectors.joining());
  }
}
