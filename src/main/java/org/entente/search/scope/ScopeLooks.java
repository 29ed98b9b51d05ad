package org.entente.search.scope;

import java.util.Arrays;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Visibility;

/**
 * What one scope makes of each class, asked once and kept by number. The classes of an actor's
 * first search are asked here, all later ones are looked up.
 */
final class ScopeLooks {
  private static final byte UNASKED = 0;
  private static final Visibility[] BY_CODE = {
    null, Visibility.HIDDEN, Visibility.SUMMARY, Visibility.FULL
  };
  private static final int FIRST_ROOM = 256;

  private final AccessScope scope;

  /** Only ever filled in; replaced by a longer copy when it is full. */
  private byte[] codes = new byte[FIRST_ROOM];

  ScopeLooks(AccessScope scope) {
    this.scope = scope;
  }

  /** What the scope makes of these classes: 2 bits for each, in their order. */
  synchronized long[] at(SegmentAudiences segment) {
    int classes = segment.classes();
    long[] packed = new long[(classes + 31) >>> 5];
    for (int i = 0; i < classes; i++) {
      packed[i >>> 5] |= (long) code(segment, i) << ((i & 31) << 1);
    }
    return packed;
  }

  private byte code(SegmentAudiences segment, int classIndex) {
    int number = segment.classNumber(classIndex);
    if (number >= codes.length) {
      codes = Arrays.copyOf(codes, Integer.highestOneBit(number) << 1);
    }
    if (codes[number] == UNASKED) {
      codes[number] = encode(scope.visibility(segment.classId(classIndex)));
    }
    return codes[number];
  }

  /** Whether documents of the tier are among those that the packed look admits. */
  static boolean admits(long[] packed, int classIndex, Visibility tier) {
    int code = (int) (packed[classIndex >>> 5] >>> ((classIndex & 31) << 1)) & 3;
    return BY_CODE[code] == tier;
  }

  private static byte encode(Visibility visibility) {
    return switch (visibility) {
      case HIDDEN -> 1;
      case SUMMARY -> 2;
      case FULL -> 3;
    };
  }
}
