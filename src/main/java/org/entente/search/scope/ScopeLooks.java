package org.entente.search.scope;

import java.util.Arrays;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Visibility;

/**
 * What one scope makes of each class, asked once and kept by number, two bits each. The classes of
 * an actor's first search are asked here, all later ones are looked up. The scope itself is not
 * held, since this is kept for longer.
 */
final class ScopeLooks {
  private static final int UNASKED = 0;
  private static final Visibility[] BY_CODE = {
    null, Visibility.HIDDEN, Visibility.SUMMARY, Visibility.FULL
  };
  private static final int FIRST_ROOM = 8;

  /** Of all classes met, by number. Only ever filled in; replaced by a longer copy when full. */
  private long[] known = new long[FIRST_ROOM];

  /**
   * What the scope makes of these classes: 2 bits for each, in their order.
   *
   * @param scope with the key that these looks are kept by
   */
  synchronized long[] at(AccessScope scope, SegmentAudiences segment) {
    int classes = segment.classes();
    long[] packed = new long[(classes + 31) >>> 5];
    for (int i = 0; i < classes; i++) {
      put(packed, i, code(scope, segment, i));
    }
    return packed;
  }

  private int code(AccessScope scope, SegmentAudiences segment, int classIndex) {
    int number = segment.classNumber(classIndex);
    if (number >>> 5 >= known.length) {
      known = Arrays.copyOf(known, Integer.highestOneBit(number >>> 5) << 1);
    }
    int code = get(known, number);
    if (code == UNASKED) {
      code = encode(scope.visibility(segment.classId(classIndex)));
      put(known, number, code);
    }
    return code;
  }

  /** Whether documents of the tier are among those that the packed look admits. */
  static boolean admits(long[] packed, int classIndex, Visibility tier) {
    return BY_CODE[get(packed, classIndex)] == tier;
  }

  private static int get(long[] packed, int index) {
    return (int) (packed[index >>> 5] >>> ((index & 31) << 1)) & 3;
  }

  /** Where nothing was put before. */
  private static void put(long[] packed, int index, int code) {
    packed[index >>> 5] |= (long) code << ((index & 31) << 1);
  }

  private static int encode(Visibility visibility) {
    return switch (visibility) {
      case HIDDEN -> 1;
      case SUMMARY -> 2;
      case FULL -> 3;
    };
  }
}
