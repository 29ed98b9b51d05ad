package org.entente.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Licences by the names people know them by; records give addresses, SPDX ids or words. */
public final class Licences {
  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile("https?://(?:www\\.)?creativecommons\\.org/licenses/([a-z-]+)/([0-9.]+)/?.*");
  private static final Pattern ZERO =
      Pattern.compile("https?://(?:www\\.)?creativecommons\\.org/publicdomain/zero/([0-9.]+)/?.*");

  private Licences() {}

  public static String name(String licence) {
    Matcher commons = CREATIVE_COMMONS.matcher(licence);
    if (commons.matches()) {
      return "CC " + commons.group(1).toUpperCase(Locale.ROOT) + " " + commons.group(2);
    }
    Matcher zero = ZERO.matcher(licence);
    if (zero.matches()) {
      return "CC0 " + zero.group(1);
    }
    String bare =
        licence
            .replaceFirst("\\s*\\(https?://[^)]*\\)?$", "")
            .replaceFirst("^https?://(www\\.)?", "")
            .replaceFirst("/$", "");
    return bare.length() > 48 ? bare.substring(0, 47) + "…" : bare;
  }
}
