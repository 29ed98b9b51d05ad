package org.entente.web;

import java.util.Locale;

/** What a sign-in is to bring that is made anew while the last one still counts. */
enum Renewal {
  SIGN_IN,
  SECOND_FACTOR;

  /** The word in an address. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whatever else was written means a plain one. */
  static Renewal parse(String word) {
    return SECOND_FACTOR.word().equals(word) ? SECOND_FACTOR : SIGN_IN;
  }
}
