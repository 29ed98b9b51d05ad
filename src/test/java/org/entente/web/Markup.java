package org.entente.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page strictly: every element is closed where it was opened, every id is there once. */
final class Markup {
  private static final Set<String> WITHOUT_END =
      Set.of("meta", "link", "input", "img", "br", "hr", "wbr");
  private static final Pattern TAG =
      Pattern.compile(
          "<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>",
          Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

  private Markup() {}

  /** What is amiss; empty for a well-formed page. */
  static List<String> flaws(String html) {
    List<String> flaws = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Set<String> ids = new HashSet<>();
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      if (tags.group(2) == null) {
        continue;
      }
      String name = tags.group(2);
      if (!tags.group(1).isEmpty()) {
        String expected = open.isEmpty() ? "nothing" : open.pop();
        if (!expected.equals(name)) {
          flaws.add("</" + name + "> where <" + expected + "> is open");
        }
      } else if (!WITHOUT_END.contains(name)) {
        open.push(name);
      }
      Matcher id = ID.matcher(tags.group(3));
      if (id.find() && !ids.add(id.group(1))) {
        flaws.add("the id `" + id.group(1) + "` is there twice");
      }
    }
    open.forEach(name -> flaws.add("<" + name + "> is never closed"));
    return flaws;
  }
}
