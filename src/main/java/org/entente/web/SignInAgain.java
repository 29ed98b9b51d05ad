package org.entente.web;

import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.entente.http.PublicAddress;

/**
 * A fresh or a stronger sign-in for whoever is signed in already, and back to where they were.
 *
 * <p>The session here ends and the next one starts at once, with the sign-in service told to ask
 * again ({@link FreshSignIn}). Its own session goes on: it is the same person. Nothing ends on a
 * bare link, which another site might lead to; the page asks first.
 */
@Path(SignInAgain.PATH)
public class SignInAgain {
  static final String PATH = "/sign-in/again";

  private final Frames frames;
  private final Visit visit;
  private final OidcSession session;
  private final PublicAddress address;

  /** A local link that leads back here, should it be one to this page; else the same link. */
  public static String leadingBack(String link, String here) {
    return link.startsWith(PATH)
        ? link + (link.contains("?") ? "&" : "?") + "return=" + Measures.urlEncoded(here)
        : link;
  }

  SignInAgain(Frames frames, Visit visit, OidcSession session, PublicAddress address) {
    this.frames = frames;
    this.visit = visit;
    this.session = session;
    this.address = address;
  }

  /**
   * @param back where the new sign-in leads
   * @param factor whether it is a second factor that is wanted
   */
  @CheckedTemplate(basePath = "account")
  record Again(Frame frame, String back, String with, boolean factor) implements TemplateInstance {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public TemplateInstance ask(
      @QueryParam("return") String page,
      @QueryParam("with") String with,
      @HeaderParam("Referer") String referrer) {
    Renewal renewal = Renewal.parse(with);
    String back = LocalPath.orHome(page == null ? LocalPath.ofReferrer(referrer) : page);
    return new Again(
        frames.of(visit.reader(), "Sign in again"),
        back,
        renewal.word(),
        renewal == Renewal.SECOND_FACTOR);
  }

  @POST
  public Uni<Response> renew(@FormParam("return") String page, @FormParam("with") String with) {
    URI start =
        URI.create(
            address.url()
                + "/sign-in?return="
                + Measures.urlEncoded(LocalPath.orHome(page))
                + "&"
                + FreshSignIn.AGAIN
                + "="
                + Renewal.parse(with).word());
    Response onwards = Response.seeOther(start).build();
    return session.getIdToken() == null || session.getIdToken().getRawToken() == null
        ? Uni.createFrom().item(onwards)
        : session.logout().replaceWith(onwards);
  }
}
