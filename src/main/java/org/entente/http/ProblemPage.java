package org.entente.http;

/** Port: what went wrong as a page. The pages implement it, since only they know how one looks. */
public interface ProblemPage {
  /**
   * @param title and detail as in the problem document; they are written for people
   * @return the whole HTML document; made without asking the database, which may be what failed
   */
  String html(int status, String title, String detail);
}
