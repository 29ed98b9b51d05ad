package org.entente.search.index;

import java.nio.ByteBuffer;
import org.apache.lucene.util.BytesRef;
import org.entente.catalog.Metadata.Spatial;
import org.entente.search.language.Box;
import org.entente.search.language.Days;

/** Where and when, as doc values: days as two numbers in one, a box as four. */
public final class Extents {
  private Extents() {}

  static long encode(Days days) {
    return ((long) days.from() << Integer.SIZE) | Integer.toUnsignedLong(days.to());
  }

  public static Days days(long encoded) {
    return new Days((int) (encoded >> Integer.SIZE), (int) encoded);
  }

  static BytesRef encode(Spatial box) {
    return new BytesRef(
        ByteBuffer.allocate(4 * Double.BYTES)
            .putDouble(box.west())
            .putDouble(box.south())
            .putDouble(box.east())
            .putDouble(box.north())
            .array());
  }

  public static Box box(BytesRef encoded) {
    ByteBuffer degrees = ByteBuffer.wrap(encoded.bytes, encoded.offset, encoded.length);
    return new Box(
        degrees.getDouble(), degrees.getDouble(), degrees.getDouble(), degrees.getDouble());
  }
}
