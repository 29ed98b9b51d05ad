package org.entente.web.savedsearch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.savedsearch.UnsubscribeLinks;
import org.entente.web.Frame;
import org.entente.web.Frames;
import org.entente.web.Measures;
import org.entente.web.Visit;

/**
 * Where the link in a letter leads (RFC 8058). Opening it changes nothing, since mail servers open
 * links to look at them; only a POST does. Neither says which search it is, or whose: the link may
 * be in anybody's hands.
 */
@Path("/saved-searches/unsubscribe")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class UnsubscribePages {
  private final UnsubscribeLinks links;
  private final Frames frames;
  private final Visit visit;

  UnsubscribePages(UnsubscribeLinks links, Frames frames, Visit visit) {
    this.links = links;
    this.frames = frames;
    this.visit = visit;
  }

  /**
   * @param action where the confirmation is sent
   */
  @CheckedTemplate(basePath = "savedsearch")
  record Unsubscribe(Frame frame, String action, boolean done) implements TemplateInstance {}

  @GET
  public TemplateInstance ask(@QueryParam("token") String token) {
    if (!links.isOurs(token)) {
      throw notOurs();
    }
    return page(token, false);
  }

  @POST
  public TemplateInstance unsubscribe(@QueryParam("token") String token) {
    if (!links.unsubscribe(token)) {
      throw notOurs();
    }
    return page(token, true);
  }

  private TemplateInstance page(String token, boolean done) {
    return new Unsubscribe(
        frames.of(visit.reader(), "End these alerts"),
        "/saved-searches/unsubscribe?token=" + Measures.urlEncoded(token),
        done);
  }

  private static Problem notOurs() {
    return new Problem(
        ProblemType.INVALID,
        "This link is not whole, or not of this installation. Sign in and end the alerts under"
            + " Saved searches.");
  }
}
