package org.entente.search.analysis;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * Words of scripts that write them apart: letters and digits in a row.
 *
 * <p>Unlike Unicode's rule, underscores, and dots between letters, part words, since names of files
 * and columns are made of words; a number keeps its point and loses the commas between its
 * thousands; initials with dots are one word. Words joined by hyphens are found together and apart,
 * and so are words that only a capital or a number sets off.
 */
final class PlainWords {
  private static final int MOST_JOINED = 3;
  private static final int LONGEST_JOINED = 30;
  private static final int SHORTEST_PART = 3;
  private static final int MOST_PARTS = 6;

  private final String text;
  private final int end;
  private final TokenList found;

  private record Piece(String form, int start, int end) {}

  private PlainWords(String text, int end, TokenList found) {
    this.text = text;
    this.end = end;
    this.found = found;
  }

  static void read(String text, int start, int end, TokenList found) {
    new PlainWords(text, end, found).read(start);
  }

  private void read(int start) {
    List<Piece> compound = new ArrayList<>();
    int at = start;
    while (at < end) {
      if (!isWord(text.charAt(at))) {
        at++;
        continue;
      }
      int behind = behindPiece(at);
      String form = form(at, behind);
      if (!form.isEmpty()) {
        compound.add(new Piece(form, at, behind));
      }
      at = behind;
      if (!(at + 1 < end && isHyphen(text.charAt(at)) && isWord(text.charAt(at + 1)))) {
        emit(compound);
        compound.clear();
      }
    }
    emit(compound);
  }

  private void emit(List<Piece> compound) {
    if (compound.size() > 1 && compound.size() <= MOST_JOINED) {
      StringBuilder joined = new StringBuilder();
      compound.forEach(piece -> joined.append(piece.form));
      if (joined.length() <= LONGEST_JOINED) {
        String form = joined.toString();
        found.joined(form, Stems.of(form), compound.getFirst().start, compound.getLast().end);
      }
    }
    for (Piece piece : compound) {
      found.word(piece.form, Stems.of(piece.form), piece.start, piece.end);
      parts(piece);
    }
  }

  /** {@code OpenStreetMap} is also open, street and map; {@code CIFAR10} is also cifar. */
  private void parts(Piece piece) {
    List<Piece> parts = new ArrayList<>(0);
    int segments = 1;
    int start = piece.start;
    for (int i = piece.start + 1; i < piece.end; i++) {
      if (changes(text.charAt(i - 1), text.charAt(i))) {
        add(parts, start, i);
        start = i;
        segments++;
      }
    }
    if (segments > 1 && segments <= MOST_PARTS) {
      add(parts, start, piece.end);
      for (Piece part : parts) {
        found.here(part.form, Stems.of(part.form), part.start, part.end, Token.Kind.PART);
      }
    }
  }

  private static boolean changes(char before, char after) {
    return (Character.isLowerCase(before) && Character.isUpperCase(after))
        || (Character.isLetter(before) && Character.isDigit(after))
        || (Character.isDigit(before) && Character.isLetter(after));
  }

  private void add(List<Piece> parts, int start, int behind) {
    if (behind - start >= SHORTEST_PART && Character.isLetter(text.charAt(start))) {
      String form = form(start, behind);
      if (!form.isEmpty()) {
        parts.add(new Piece(form, start, behind));
      }
    }
  }

  private int behindPiece(int start) {
    int at = start + 1;
    while (at < end && at - start < TokenList.LONGEST) {
      char c = text.charAt(at);
      if (!isWord(c) && !joins(c, at, start)) {
        break;
      }
      at++;
    }
    return at;
  }

  private boolean joins(char c, int at, int start) {
    if (at + 1 >= end) {
      return false;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at + 1);
    return switch (c) {
      case '\'', '’' -> Character.isLetter(before) && Character.isLetter(after);
      case '.' ->
          (Character.isDigit(before) && Character.isDigit(after)) || initials(at, start, after);
      case ',' -> Character.isDigit(before) && thousands(at);
      default -> Character.getType(c) == Character.FORMAT && isWord(after);
    };
  }

  /** A dot between single letters, as in U.S. or e.g. */
  private boolean initials(int at, int start, char after) {
    boolean alone = at - start == 1 || text.charAt(at - 2) == '.';
    boolean aloneBehind = at + 2 >= end || !isWord(text.charAt(at + 2));
    return alone
        && aloneBehind
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLetter(after);
  }

  private boolean thousands(int comma) {
    int digits = 0;
    while (comma + 1 + digits < end && Character.isDigit(text.charAt(comma + 1 + digits))) {
      digits++;
    }
    return digits == 3;
  }

  /** Folded, without commas, dots of initials and the s of a possessive. */
  private String form(int start, int behind) {
    StringBuilder letters = new StringBuilder(behind - start);
    boolean ascii = true;
    for (int i = start; i < behind; i++) {
      char c = text.charAt(i);
      boolean dot = c == '.' && Character.isLetter(text.charAt(i - 1));
      if (c != ',' && !dot) {
        letters.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        ascii &= c < 0x80;
      }
    }
    String form =
        ascii ? letters.toString() : ICUFoldingFilter.NORMALIZER.normalize(letters).strip();
    return form.endsWith("'s") ? form.substring(0, form.length() - 2) : form;
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '‐' || c == '‑';
  }

  private static boolean isWord(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
