package org.entente.web.policies;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.policy.publishing.DraftRights;
import org.entente.web.Measures;
import org.entente.web.Words;

/**
 * What is wrong with a draft, and where.
 *
 * @param file empty where it is the bundle as a whole
 * @param line from 1; 0 where there is none
 * @param here whether that file is the one that is shown
 */
record FlawView(String file, int line, String text, boolean here) {
  private static final Pattern PLACE = Pattern.compile("([^:\\s]{1,120})(?::([0-9]{1,7}))?: (.*)");

  /** Those of the file that is shown come first. */
  static List<FlawView> of(List<String> flaws, String shown) {
    return flaws.stream()
        .map(flaw -> of(flaw, shown))
        .sorted(Comparator.comparing(flaw -> !flaw.here()))
        .toList();
  }

  private static FlawView of(String flaw, String shown) {
    Matcher place = PLACE.matcher(flaw);
    if (!place.matches() || !DraftRights.isPath(place.group(1))) {
      return new FlawView("", 0, Words.sentence(Words.quoted(flaw)), false);
    }
    return new FlawView(
        place.group(1),
        place.group(2) == null ? 0 : Integer.parseInt(place.group(2)),
        Words.sentence(Words.quoted(place.group(3))),
        place.group(1).equals(shown));
  }

  /** Leads to the place: within the page, or to the other file of the draft. */
  public String href(String draft) {
    return here || file.isEmpty() ? "#text" : draft + "?file=" + Measures.urlEncoded(file);
  }
}
