package org.entente.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** On a page's route a browser gets a problem as a page, with the same status and words. */
@Provider
class PageFailures implements ContainerResponseFilter {
  static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  private final ProblemPage page;

  PageFailures(ProblemPage page) {
    this.page = page;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof HttpProblem problem
        && PageRoutes.isPage(request.getUriInfo().getPath())
        && wantsHtml(request.getHeaderString("Accept"), request.getHeaderString("HX-Request"))) {
      String html =
          page.html(
              problem.getStatusCode(),
              Optional.ofNullable(problem.getTitle()).orElse(""),
              Optional.ofNullable(problem.getDetail()).orElse(""));
      response.setEntity(html, null, HTML);
    }
  }

  /** Browsers name HTML when they open a page; htmx takes anything and says who it is. */
  static boolean wantsHtml(String accept, String htmx) {
    return htmx != null || (accept != null && accept.contains(MediaType.TEXT_HTML));
  }
}
