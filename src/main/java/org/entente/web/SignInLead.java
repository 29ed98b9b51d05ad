package org.entente.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.entente.http.PublicAddress;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From any page that needs a person to the sign-in and back; htmx cannot follow there. */
class SignInLead {
  /** What htmx is answered in place of a page that needs a sign-in; our script then reloads. */
  private static final int SESSION_OVER = 499;

  private final Visit visit;
  private final PublicAddress address;

  SignInLead(Visit visit, PublicAddress address) {
    this.visit = visit;
    this.address = address;
  }

  @ServerExceptionMapper
  Response lead(SignInFirst needed) {
    if (visit.isPartial()) {
      return Response.status(SESSION_OVER).build();
    }
    String page = URLEncoder.encode(visit.address(), StandardCharsets.UTF_8);
    return Response.seeOther(URI.create(address.url() + "/sign-in?return=" + page)).build();
  }
}
