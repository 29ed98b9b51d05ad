package org.entente.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.entente.catalog.Metadata.Measurement;
import org.entente.search.language.Quantities;
import org.entente.search.language.QuantityRange;
import org.entente.search.language.Unit;

/**
 * The measurements of a dataset as one doc value: of each the words of its name, its dimension, and
 * its ends in the canonical unit of that dimension. A unit that cannot be read is a dimension of
 * its own.
 */
public final class Measurements {
  private static final String BLANK = " ";

  private Measurements() {}

  static BytesRef encode(List<Measurement> measurements) {
    ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();
    try {
      bytes.writeVInt(measurements.size());
      for (Measurement each : measurements) {
        Unit unit = Quantities.unitOrUnread(each.unit());
        bytes.writeString(words(FieldWords.terms(each.name())));
        bytes.writeString(unit.dimension());
        bytes.writeLong(Double.doubleToLongBits(unit.canonical(each.min())));
        bytes.writeLong(Double.doubleToLongBits(unit.canonical(each.max())));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new BytesRef(bytes.toArrayCopy());
  }

  /**
   * Whether one of them is of that name and reaches into the range.
   *
   * @param name as {@link FieldWords#terms} gives it
   */
  public static boolean anyWithin(BytesRef encoded, List<String> name, QuantityRange range)
      throws IOException {
    String wanted = words(name);
    ByteArrayDataInput bytes =
        new ByteArrayDataInput(encoded.bytes, encoded.offset, encoded.length);
    for (int left = bytes.readVInt(); left > 0; left--) {
      boolean named = bytes.readString().contains(wanted);
      boolean comparable = bytes.readString().equals(range.dimension());
      double min = Double.longBitsToDouble(bytes.readLong());
      double max = Double.longBitsToDouble(bytes.readLong());
      if (named && comparable && range.reaches(min, max)) {
        return true;
      }
    }
    return false;
  }

  /** Told of one measurement: its ends in the canonical unit. */
  public interface Measured {
    void between(double min, double max);
  }

  /**
   * Tells of every one of that name and dimension.
   *
   * @param name as {@link FieldWords#terms} gives it
   */
  public static void forEach(
      BytesRef encoded, List<String> name, String dimension, Measured measured) throws IOException {
    String wanted = words(name);
    ByteArrayDataInput bytes =
        new ByteArrayDataInput(encoded.bytes, encoded.offset, encoded.length);
    for (int left = bytes.readVInt(); left > 0; left--) {
      boolean named = bytes.readString().contains(wanted);
      boolean comparable = bytes.readString().equals(dimension);
      double min = Double.longBitsToDouble(bytes.readLong());
      double max = Double.longBitsToDouble(bytes.readLong());
      if (named && comparable) {
        measured.between(min, max);
      }
    }
  }

  /** Whole words only: with a blank on either side. */
  private static String words(List<String> terms) {
    return BLANK + String.join(BLANK, terms) + BLANK;
  }
}
