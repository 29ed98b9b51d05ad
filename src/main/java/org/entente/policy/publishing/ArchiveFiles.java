package org.entente.policy.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Files of a bundle in a zip archive, read within bounds whatever the archive says of itself. */
public final class ArchiveFiles {
  private static final int MOST_FILES = 500;
  private static final int MOST_BYTES = 262_144;
  private static final String FOLDER = "policies/";

  private ArchiveFiles() {}

  /** What reading came to. */
  public sealed interface Unpacked {
    /**
     * @param texts by path; whether a bundle can hold files there is not looked at
     */
    record Texts(Map<String, String> texts) implements Unpacked {
      public Texts {
        texts = Map.copyOf(texts);
      }
    }

    record Unreadable(String reason) implements Unpacked {}
  }

  /**
   * A folder {@code policies/} around all of it may be there or not. Folders have no entries of
   * their own here.
   */
  public static Unpacked read(InputStream archive) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > 2 * MOST_FILES || texts.size() >= MOST_FILES) {
          return new Unpacked.Unreadable("An archive has at most " + MOST_FILES + " files.");
        }
        if (entry.isDirectory()) {
          continue;
        }
        String path = path(entry.getName());
        byte[] bytes = zip.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          return new Unpacked.Unreadable(
              "`" + path + "`: a file has at most " + MOST_BYTES + " bytes.");
        }
        if (texts.put(path, decoded(bytes)) != null) {
          return new Unpacked.Unreadable("`" + path + "` is in the archive twice.");
        }
      }
    } catch (CharacterCodingException notText) {
      return new Unpacked.Unreadable("A file in the archive is not UTF-8.");
    } catch (ZipException | IllegalArgumentException damaged) {
      return new Unpacked.Unreadable("The archive is damaged.");
    }
    return texts.isEmpty()
        ? new Unpacked.Unreadable("This is no zip archive, or there is no file in it.")
        : new Unpacked.Texts(texts);
  }

  private static String path(String name) {
    return name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : name;
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
