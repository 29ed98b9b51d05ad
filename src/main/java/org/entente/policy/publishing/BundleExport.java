package org.entente.policy.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.identity.Actor;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.cedar.CedarFormat;
import org.entente.policy.cedar.Refused;

/**
 * Texts as files again, laid out by Cedar's formatter. What is exported makes the very bundle it
 * was exported from: a formatter that changed more than layout would be passed over.
 */
@ApplicationScoped
public class BundleExport {
  /** The same bytes for the same texts, whenever they are exported. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final PolicySource source;

  @Inject
  BundleExport(PolicySource source) {
    this.source = source;
  }

  /** The files that the reader may read, formatted. */
  public PolicyFiles files(Actor reader, PolicyFiles files) {
    SortedMap<String, String> texts = new TreeMap<>(formatted(files).texts());
    texts.keySet().removeIf(path -> !DraftRights.reads(reader, path));
    return new PolicyFiles(texts);
  }

  /** All of these files in one archive, by their paths. */
  public static byte[] zip(PolicyFiles files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.texts().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  PolicyFiles formatted(PolicyFiles files) {
    SortedMap<String, String> texts = new TreeMap<>(files.texts());
    texts.replaceAll((path, text) -> PolicyFiles.isRules(path) ? pretty(text) : text);
    PolicyFiles pretty = new PolicyFiles(texts);
    return source.build(files) instanceof Loaded.Valid before
            && source.build(pretty) instanceof Loaded.Valid after
            && before.bundle().hash().equals(after.bundle().hash())
        ? pretty
        : files;
  }

  /** As it is where it is no Cedar, as in an old bundle that this release does not read. */
  private static String pretty(String text) {
    try {
      return CedarFormat.pretty(text);
    } catch (Refused notCedar) {
      return text;
    }
  }
}
