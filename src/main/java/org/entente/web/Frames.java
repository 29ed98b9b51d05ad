package org.entente.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Catalog;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.policy.Decisions;

/** Makes the frame of a page for whoever asks for it. */
@ApplicationScoped
public class Frames {
  private static final int SHORT_HASH = 12;

  private final Catalog catalog;
  private final Decisions decisions;
  private final Visit visit;
  private final Assets assets;

  Frames(Catalog catalog, Decisions decisions, Visit visit, Assets assets) {
    this.catalog = catalog;
    this.decisions = decisions;
    this.visit = visit;
    this.assets = assets;
  }

  public Frame of(Actor actor, String title) {
    return new Frame(
        title,
        visit.address(),
        actor.isAnonymous() ? Optional.empty() : Optional.of(person(actor)),
        Places.of(actor.isAnonymous(), actor.roles(), visit.path()),
        Optional.of(decisions.bundle().hash().substring(0, SHORT_HASH)),
        assets.stamp());
  }

  /** The frame of an error page: from the session alone, since the database may be what failed. */
  Frame plain(String title) {
    ActorRef ref = visit.known();
    return new Frame(
        title,
        visit.address(),
        ref.isAnonymous()
            ? Optional.empty()
            : Optional.of(new Frame.Person(ref.name(), ref.name(), Optional.empty(), List.of())),
        Places.of(ref.isAnonymous(), Set.of(), visit.path()),
        Optional.empty(),
        assets.stamp());
  }

  private Frame.Person person(Actor actor) {
    return new Frame.Person(
        actor.displayName(),
        actor.ref().name(),
        actor.org().flatMap(catalog::organisation).map(Organisation::shortName),
        actor.roles().stream().map(Words::role).sorted().toList());
  }
}
