package org.entente.web;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.entente.http.PublicAddress;

/**
 * In and out. The layer below asks the sign-in service for whoever comes to {@code /sign-in}
 * without a session; what is left here is to lead back to where one was.
 */
@Path("/")
public class SignIn {
  private final Frames frames;
  private final Visit visit;
  private final OidcSession session;
  private final OidcConfigurationMetadata provider;
  private final PublicAddress address;

  SignIn(
      Frames frames,
      Visit visit,
      OidcSession session,
      OidcConfigurationMetadata provider,
      PublicAddress address) {
    this.frames = frames;
    this.visit = visit;
    this.session = session;
    this.provider = provider;
    this.address = address;
  }

  @CheckedTemplate(basePath = "account")
  record SignOut(Frame frame) implements TemplateInstance {}

  @GET
  @Path("sign-in")
  @Blocking
  public Response signIn(@QueryParam("return") String page) {
    return Response.seeOther(URI.create(address.url() + LocalPath.orHome(page))).build();
  }

  @GET
  @Path("sign-out")
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public TemplateInstance askToSignOut() {
    return new SignOut(frames.of(visit.reader(), "Sign out"));
  }

  /** Ends the session here and at the sign-in service (OpenID Connect RP-Initiated Logout 1.0). */
  @POST
  @Path("sign-out")
  public Uni<Response> signOut() {
    if (session.getIdToken() == null || session.getIdToken().getRawToken() == null) {
      return Uni.createFrom().item(Response.seeOther(URI.create(address.url() + "/")).build());
    }
    URI end =
        UriBuilder.fromUri(provider.getEndSessionUri())
            .queryParam("id_token_hint", session.getIdToken().getRawToken())
            .queryParam("post_logout_redirect_uri", address.url() + "/")
            .build();
    return session.logout().replaceWith(Response.seeOther(end).build());
  }
}
