package org.entente.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * Compares every byte of an index with the checksums at the end of its files, on all cores. What a
 * damaged file says of audiences, or of where a text is stored, must not decide what is shown.
 */
final class Integrity {
  /** Bytes looked at in one go. */
  private static final long PIECE = 1L << 28;

  /** Of the footer, which the checksum before it includes, the checksum itself. */
  private static final int CHECKSUM = Long.BYTES;

  private record File(Path path, long length) {}

  private Integrity() {}

  /**
   * @throws CorruptIndexException if a file is not what was written
   */
  static void check(FSDirectory directory) throws IOException {
    Collection<String> names = SegmentInfos.readLatestCommit(directory).files(true);
    List<File> files = new ArrayList<>();
    for (String name : names) {
      files.add(new File(directory.getDirectory().resolve(name), directory.fileLength(name)));
    }
    files.sort(Comparator.comparingLong(File::length).reversed());
    try {
      files.parallelStream().forEach(file -> check(directory, file));
    } catch (UncheckedIOException damaged) {
      throw damaged.getCause();
    }
  }

  /** Whether a failure, or what led to it, says that files are damaged. */
  static boolean isDamage(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CorruptIndexException) {
        return true;
      }
    }
    return false;
  }

  private static void check(FSDirectory directory, File file) {
    String name = file.path().getFileName().toString();
    try (IndexInput input = directory.openInput(name, IOContext.READONCE)) {
      long written = CodecUtil.retrieveChecksum(input, file.length());
      long found = checksum(file);
      if (written != found) {
        throw new CorruptIndexException(
            "the checksum is %x and should be %x".formatted(found, written), input);
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static long checksum(File file) throws IOException {
    CRC32 checksum = new CRC32();
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      long end = file.length() - CHECKSUM;
      for (long at = 0; at < end; at += PIECE) {
        try (Arena arena = Arena.ofConfined()) {
          long length = Math.min(PIECE, end - at);
          checksum.update(channel.map(MapMode.READ_ONLY, at, length, arena).asByteBuffer());
        }
      }
    }
    return checksum.getValue();
  }
}
