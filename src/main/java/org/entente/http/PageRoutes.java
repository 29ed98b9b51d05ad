package org.entente.http;

import java.util.List;

/**
 * Tells the routes of people from those of programs: a page reads the session, everything below one
 * of these prefixes reads a token or nothing.
 */
public final class PageRoutes {
  private static final List<String> OF_PROGRAMS =
      List.of("/api/", "/oauth2/", "/data/", "/q/", "/.well-known/", "/audit/log/");

  private static final List<String> OF_FILES = List.of("/assets/", "/webjars/");

  private PageRoutes() {}

  /**
   * @param path of the request, normalised, without the query
   */
  public static boolean isPage(String path) {
    return isFor(path, OF_PROGRAMS) && isFor(path, OF_FILES);
  }

  /** Style sheets, scripts and fonts: the same for everybody. */
  static boolean isAsset(String path) {
    return OF_FILES.stream().anyMatch(path::startsWith);
  }

  private static boolean isFor(String path, List<String> others) {
    return others.stream()
        .noneMatch(prefix -> path.startsWith(prefix) || prefix.equals(path + "/"));
  }
}
