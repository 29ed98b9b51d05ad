package org.entente.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.entente.http.PublicAddress;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A page that needs a person leads through the sign-in and back; htmx cannot follow there. */
class SignInAnswer {
  /** What htmx is answered in place of a page that needs a sign-in; our script then reloads. */
  private static final int SESSION_OVER = 499;

  private final Visit visit;
  private final PublicAddress address;

  SignInAnswer(Visit visit, PublicAddress address) {
    this.visit = visit;
    this.address = address;
  }

  @ServerExceptionMapper
  Response lead(SignInFirst needed) {
    return visit.isPartial()
        ? Response.status(SESSION_OVER).build()
        : Response.seeOther(
                URI.create(
                    address.url() + "/sign-in?return=" + Measures.urlEncoded(visit.address())))
            .build();
  }
}
