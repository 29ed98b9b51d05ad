package org.entente.policy.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.bundle.PolicyDirectory;
import org.entente.policy.publishing.ArchiveFiles.Unpacked;
import org.junit.jupiter.api.Test;

class BundleExportTest {
  private static final PolicyDirectory SHIPPED = new PolicyDirectory(Path.of("policies"));

  private final Loaded.Valid shipped = (Loaded.Valid) SHIPPED.load();
  private final BundleExport export = new BundleExport(SHIPPED);

  @Test
  void whatIsExportedIsTheSameBundleWithItsComments() throws IOException {
    PolicyFiles formatted = export.formatted(shipped.files());
    Unpacked unpacked = ArchiveFiles.read(new ByteArrayInputStream(BundleExport.zip(formatted)));

    PolicyFiles again = new PolicyFiles(((Unpacked.Texts) unpacked).texts());
    assertThat(again).isEqualTo(formatted).isNotEqualTo(shipped.files());
    assertThat(((Loaded.Valid) SHIPPED.build(again)).bundle().hash())
        .isEqualTo(shipped.bundle().hash());
    assertThat(again.text(PolicyFiles.SCHEMA)).isEqualTo(shipped.files().text(PolicyFiles.SCHEMA));
    again
        .texts()
        .forEach(
            (path, text) ->
                assertThat(comments(text))
                    .as(path)
                    .isEqualTo(comments(shipped.files().text(path).orElseThrow())));
    assertThat(export.formatted(again)).isEqualTo(again);
  }

  @Test
  void whatIsNoBundleIsExportedAsItIs() {
    PolicyFiles broken = shipped.files().with("consortium/broken.cedar", "permit (principal");

    assertThat(export.formatted(broken)).isEqualTo(broken);
  }

  @Test
  void anArchiveMayHoldTheFolderItself() throws IOException {
    byte[] archive =
        BundleExport.zip(new PolicyFiles(Map.of("policies/consortium/x.cedar", "// nothing")));

    assertThat(ArchiveFiles.read(new ByteArrayInputStream(archive)))
        .isEqualTo(new Unpacked.Texts(Map.of("consortium/x.cedar", "// nothing")));
  }

  @Test
  void whatIsNoArchiveOrTooMuchIsRefused() throws IOException {
    byte[] large =
        BundleExport.zip(new PolicyFiles(Map.of("consortium/x.cedar", "x".repeat(300_000))));

    assertThat(
            ArchiveFiles.read(
                new ByteArrayInputStream(
                    "permit".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isInstanceOf(Unpacked.Unreadable.class);
    assertThat(ArchiveFiles.read(new ByteArrayInputStream(large)))
        .isInstanceOf(Unpacked.Unreadable.class);
  }

  private static java.util.List<String> comments(String text) {
    return text.lines().map(String::strip).filter(line -> line.startsWith("//")).toList();
  }
}
