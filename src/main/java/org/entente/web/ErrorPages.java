package org.entente.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import org.entente.http.ProblemPage;
import org.jboss.logging.Logger;

/** What went wrong, as a page that says what one can do next. */
@ApplicationScoped
class ErrorPages implements ProblemPage {
  private static final Logger LOG = Logger.getLogger(ErrorPages.class);

  private final Frames frames;

  ErrorPages(Frames frames) {
    this.frames = frames;
  }

  /**
   * @param detail the problem's own words
   * @param next what helps with an error of this kind
   */
  @CheckedTemplate(basePath = "")
  record Error(Frame frame, int status, String title, String detail, String next)
      implements TemplateInstance {}

  @Override
  public String html(int status, String title, String detail) {
    try {
      return new Error(frames.plain(title), status, title, detail, next(status)).render();
    } catch (RuntimeException failure) {
      LOG.error("the error page failed as well", failure);
      return "<!DOCTYPE html><html lang=\"en-GB\"><title>Entente</title>"
          + "<h1>Something went wrong here</h1><p>Load the page again in a moment.</p></html>";
    }
  }

  private static String next(int status) {
    return switch (status) {
      case 400, 409, 412 -> "Go back, correct what is named above and send it again.";
      case 401 -> "Sign in and try again.";
      case 403 ->
          "If you think you should be allowed to, ask the owner named on the dataset's page.";
      case 404 ->
          "Check the address, or search for what you are after. Some datasets are listed only for"
              + " people who are signed in.";
      case 429, 503 ->
          "Wait a few seconds, then load the page again. Nothing you sent was lost"
              + " halfway: it was either done or not begun.";
      default ->
          "Try again in a moment. If it stays like this, tell the operators when it happened.";
    };
  }
}
