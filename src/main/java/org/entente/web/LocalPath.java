package org.entente.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.entente.http.PageRoutes;

/** A path on this site to which one may be sent; anything else becomes the home page. */
final class LocalPath {
  static final String HOME = "/";
  private static final int LONGEST = 2_000;

  private LocalPath() {}

  /** The same path and query if it can only lead to a page of ours, else the home page. */
  static String orHome(String text) {
    if (text == null
        || text.length() > LONGEST
        || !text.startsWith("/")
        || text.startsWith("//")
        || text.contains("\\")) {
      return HOME;
    }
    try {
      URI uri = new URI(text);
      boolean local = uri.getScheme() == null && uri.getRawAuthority() == null;
      boolean page =
          PageRoutes.isPage(uri.getPath())
              && !uri.getPath().equals("/sign-in")
              && !uri.getPath().equals(SignInAgain.PATH)
              && !uri.getPath().equals("/sign-out");
      return local && page ? text : HOME;
    } catch (URISyntaxException notAPath) {
      return HOME;
    }
  }

  /** Path and query of a page of ours that sent a form; null where the browser does not say. */
  static String ofReferrer(String referrer) {
    if (referrer == null) {
      return null;
    }
    try {
      URI uri = new URI(referrer);
      return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    } catch (URISyntaxException notAUrl) {
      return null;
    }
  }
}
