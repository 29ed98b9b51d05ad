package org.entente.web.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.audit.AuditEntry;
import org.entente.audit.AuditFilter;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.grant.Grant;
import org.entente.grant.GrantChange;
import org.entente.grant.GrantStore.Position;
import org.entente.grant.Grants;
import org.entente.http.SealedCursor;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.Problem;
import org.entente.web.Words;
import org.entente.web.stewardship.Stewarded.Change;
import org.entente.web.stewardship.Stewarded.GrantRow;
import org.entente.web.stewardship.Stewarded.GrantRows;
import org.entente.web.stewardship.Stewarded.GrantView;
import org.entente.web.stewardship.Stewarded.Received;
import org.entente.web.stewardship.Stewarded.ReceivedFile;
import org.entente.web.stewardship.Stewarded.State;

/** Words the grants that a steward looks after. */
@ApplicationScoped
class GrantViews {
  private static final int PER_PAGE = 50;
  private static final int MOST_SERVED = 200;

  private final Grants grants;
  private final Catalog catalog;
  private final Actors actors;
  private final AuditTrail trail;
  private final SealedCursor cursors;

  GrantViews(
      Grants grants, Catalog catalog, Actors actors, AuditTrail trail, SealedCursor cursors) {
    this.grants = grants;
    this.trail = trail;
    this.catalog = catalog;
    this.actors = actors;
    this.cursors = cursors;
  }

  GrantRows page(Actor steward, Optional<String> cursor) {
    String context = "stewardship page " + steward.ref().id();
    Optional<Position> after = cursor.map(text -> open(text, context));
    List<Grant> found = grants.stewardedAfter(steward, after, PER_PAGE + 1);
    List<Grant> shown = found.stream().limit(PER_PAGE).toList();
    return new GrantRows(
        rows(steward, shown),
        found.size() > PER_PAGE
            ? Optional.of("/stewardship?cursor=" + seal(shown.getLast(), context))
            : Optional.empty(),
        cursor.map(_ -> "/stewardship"));
  }

  GrantView view(Actor steward, Grant grant) {
    List<Change> changes =
        grants.histories(steward, List.of(grant)).getOrDefault(grant.id(), List.of()).stream()
            .map(this::change)
            .toList()
            .reversed();
    return new GrantView(
        "/stewardship/" + grant.id(),
        rows(steward, List.of(grant)).getFirst(),
        catalog.find(grant.dataset()).map(dataset -> "/datasets/" + dataset.id()),
        grant.request().map(id -> "/queue/" + id),
        grant.approvals().stream().sorted().map(Words::approval).toList(),
        grant.createdAt(),
        Acts.possible(grant),
        grant.isSuspendedBy(Grant.Suspender.POLICY) ? grant.stateReason() : Optional.empty(),
        received(grant),
        changes);
  }

  private List<GrantRow> rows(Actor steward, List<Grant> shown) {
    Map<DatasetId, String> titles =
        catalog.findAll(shown.stream().map(Grant::dataset).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(Dataset::id, each -> each.metadata().title()));
    Map<GrantId, List<GrantChange>> histories = grants.histories(steward, shown);
    Map<String, Optional<Actor>> holders = new HashMap<>();
    return shown.stream()
        .map(
            grant ->
                row(
                    grant,
                    titles.getOrDefault(grant.dataset(), "A dataset that is no longer there"),
                    histories.getOrDefault(grant.id(), List.of()),
                    holders.computeIfAbsent(grant.holder().id(), actors::find)))
        .toList();
  }

  private GrantRow row(
      Grant grant, String title, List<GrantChange> history, Optional<Actor> holder) {
    Change last =
        history.isEmpty()
            ? new Change("Issued", "", grant.createdAt(), Optional.empty(), grant.expiresAt())
            : change(history.getLast());
    return new GrantRow(
        "/stewardship/" + grant.id(),
        holder.map(Actor::displayName).orElse(grant.holder().name()),
        grant.holder().name(),
        holder
            .flatMap(Actor::org)
            .flatMap(catalog::organisation)
            .map(Organisation::shortName)
            .orElse(""),
        title,
        Words.purpose(grant.purpose()),
        state(grant),
        grant.expiresAt(),
        last);
  }

  private Change change(GrantChange change) {
    return new Change(
        Words.sentence(change.what()),
        change.by().sameAs(ActorRef.SYSTEM) ? "the broker" : change.by().name(),
        change.at(),
        change.reason(),
        change.expiresAt());
  }

  /** What its holder was served of the dataset, under this grant or another, newest first. */
  private Received received(Grant grant) {
    List<AuditEntry> served =
        trail.newestBefore(
            new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of("data.served"),
                Optional.of(grant.holder().id()),
                Optional.of("dataset:" + grant.dataset()),
                Optional.empty()),
            Long.MAX_VALUE,
            MOST_SERVED + 1);
    Map<String, Instant> files = new LinkedHashMap<>();
    served.stream()
        .limit(MOST_SERVED)
        .forEach(
            entry -> files.putIfAbsent(String.valueOf(entry.details().get("path")), entry.time()));
    return new Received(
        files.entrySet().stream()
            .map(file -> new ReceivedFile(file.getKey(), file.getValue()))
            .toList(),
        served.size() > MOST_SERVED);
  }

  private static State state(Grant grant) {
    return grant.isSuspendedBy(Grant.Suspender.POLICY)
        ? new State("suspended by the rules", "ask")
        : state(grant.state());
  }

  private static State state(Grant.State state) {
    return switch (state) {
      case ACTIVE -> new State("active", "ok");
      case SUSPENDED -> new State("suspended", "ask");
      case EXPIRED -> new State("expired", "quiet");
      case REVOKED -> new State("revoked", "no");
    };
  }

  private String seal(Grant last, String context) {
    return cursors.seal(
        ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()) + " " + last.id(), context);
  }

  private Position open(String text, String context) {
    String[] position = cursors.open(text, context).split(" ", 2);
    return new Position(
        Instant.EPOCH.plus(Long.parseLong(position[0]), ChronoUnit.MICROS),
        GrantId.parse(position[1]).orElseThrow(Problem::notFound));
  }
}
