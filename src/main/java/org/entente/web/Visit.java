package org.entente.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import org.entente.http.Caller;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.ActorRef;

/** The request for a page: where it leads and who makes it. */
@ApplicationScoped
public class Visit {
  private final Instance<RoutingContext> route;
  private final Actors actors;

  Visit(Instance<RoutingContext> route, Actors actors) {
    this.route = route;
    this.actors = actors;
  }

  /** Whoever asks, signed in or not. */
  public Actor reader() {
    return actors.current();
  }

  /**
   * The person who asks.
   *
   * @throws SignInFirst if nobody is signed in; they then are led through the sign-in and back
   */
  public Actor person() {
    Actor actor = actors.current();
    if (actor.isAnonymous()) {
      throw new SignInFirst();
    }
    return actor;
  }

  /** Whose session it is, without asking anybody; nobody if that is not known yet. */
  ActorRef known() {
    try {
      return Caller.known(route.get());
    } catch (ContextNotActiveException outsideOfARequest) {
      return ActorRef.ANONYMOUS;
    }
  }

  /** The path asked for. */
  String path() {
    try {
      return route.get().normalizedPath();
    } catch (ContextNotActiveException outsideOfARequest) {
      return "/";
    }
  }

  /** Path and query of the page the browser shows: for a command, of the page it was sent from. */
  String address() {
    try {
      RoutingContext context = route.get();
      String page =
          context.request().method() == HttpMethod.GET
              ? context.request().uri()
              : LocalPath.ofReferrer(context.request().getHeader("Referer"));
      return LocalPath.orHome(page);
    } catch (ContextNotActiveException outsideOfARequest) {
      return LocalPath.HOME;
    }
  }

  /** Whether htmx asks, hence for a part of a page that is shown already. */
  boolean isPartial() {
    return route.get().request().getHeader("HX-Request") != null;
  }
}
