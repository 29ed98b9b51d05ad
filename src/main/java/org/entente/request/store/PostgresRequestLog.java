package org.entente.request.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RequestId;
import org.entente.policy.Approval;
import org.entente.request.RequestEvent;
import org.entente.request.RequestLog;
import org.entente.request.RequestState;

/**
 * The log in PostgreSQL.
 *
 * <p>INVARIANT (one history) holds by the guarded update: the second of two decisions on the same
 * version waits for the first one's row lock, then finds the version moved on and changes nothing.
 * The primary key of the events says the same once more.
 */
@ApplicationScoped
class PostgresRequestLog implements RequestLog {
  private final RequestRows requests;
  private final PartRows parts;
  private final EventRows events;
  private final Projection projection;
  private final EntityManager entities;

  PostgresRequestLog(
      RequestRows requests,
      PartRows parts,
      EventRows events,
      Projection projection,
      EntityManager entities) {
    this.requests = requests;
    this.parts = parts;
    this.events = events;
    this.projection = projection;
    this.entities = entities;
  }

  @Override
  public void begin(RequestState state, RequestEvent.Created event) {
    requests.persist(projection.row(state));
    state
        .parts()
        .forEach(
            (owner, part) -> {
              PartEntity row = new PartEntity();
              row.request = state.id().value();
              projection.write(owner, part, row);
              parts.persist(row);
            });
    events.persist(projection.row(state.id(), 1, event));
  }

  @Override
  public Optional<RequestState> load(RequestId id) {
    return requests
        .findByIdOptional(id.value())
        .map(row -> projection.state(row, parts.list("request", id.value())));
  }

  @Override
  public boolean append(RequestState before, List<RequestEvent> added, RequestState after) {
    int moved =
        requests.update(
            "version = ?1, state = ?2, submittedAt = ?3 where id = ?4 and version = ?5",
            after.version(),
            after.state().word(),
            after.submittedAt().orElse(null),
            before.id().value(),
            before.version());
    if (moved == 0) {
      return false;
    }
    for (PartEntity row : parts.list("request", before.id().value())) {
      after.parts().entrySet().stream()
          .filter(part -> part.getKey().value().equals(row.owner))
          .forEach(part -> projection.write(part.getKey(), part.getValue(), row));
    }
    long version = before.version();
    for (RequestEvent event : added) {
      events.persist(projection.row(before.id(), ++version, event));
    }
    return true;
  }

  @Override
  public Map<RequestId, List<RequestEvent>> histories(Collection<RequestId> ids) {
    Map<RequestId, List<RequestEvent>> histories = new LinkedHashMap<>();
    ids.forEach(id -> histories.put(id, new ArrayList<>()));
    if (!ids.isEmpty()) {
      events
          .list(
              "request in ?1 order by request, version",
              ids.stream().map(RequestId::value).toList())
          .forEach(row -> histories.get(new RequestId(row.request)).add(projection.event(row)));
    }
    return histories;
  }

  @Override
  public List<RequestState> askedBy(ActorRef actor, Optional<Position> after, int skip, int limit) {
    String theirs = "(requesterId = :actor or personId = :actor)";
    String order = " order by createdAt desc, id";
    var query =
        after
            .map(
                place ->
                    entities
                        .createQuery(
                            "from RequestEntity where "
                                + theirs
                                + " and (createdAt < :at or (createdAt = :at and id > :id))"
                                + order,
                            RequestEntity.class)
                        .setParameter("at", place.at())
                        .setParameter("id", place.id().value()))
            .orElseGet(
                () ->
                    entities.createQuery(
                        "from RequestEntity where " + theirs + order, RequestEntity.class));
    return states(
        query
            .setParameter("actor", actor.id())
            .setFirstResult(skip)
            .setMaxResults(limit)
            .getResultList());
  }

  @Override
  public Set<Wanted> wanted() {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                SELECT DISTINCT class, approval
                FROM access_request_part, unnest(classes) class, unnest(outstanding) approval
                WHERE state = 'submitted'
                """)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Wanted((String) row[0], Approval.parse((String) row[1]).orElseThrow()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  @SuppressWarnings("unchecked") // a native query with a result class answers an untyped list
  public List<RequestState> waiting(Set<String> classIds, Optional<Position> after, int limit) {
    var query =
        entities
            .createNativeQuery(
                """
                SELECT r.* FROM access_request r
                WHERE r.state = 'submitted'
                  AND EXISTS (SELECT 1 FROM access_request_part p
                    WHERE p.request = r.id AND p.state = 'submitted'
                      AND p.classes && CAST(:classes AS text[]))
                """
                    + (after.isPresent() ? " AND (r.submitted_at, r.id) > (:at, :id)" : "")
                    + " ORDER BY r.submitted_at, r.id",
                RequestEntity.class)
            .setParameter("classes", classIds.toArray(String[]::new))
            .setMaxResults(limit);
    after.ifPresent(
        place -> query.setParameter("at", place.at()).setParameter("id", place.id().value()));
    return states((List<RequestEntity>) query.getResultList());
  }

  private List<RequestState> states(List<RequestEntity> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<PartEntity>> byRequest =
        parts.list("request in ?1", rows.stream().map(row -> row.id).toList()).stream()
            .collect(Collectors.groupingBy(part -> part.request));
    return rows.stream().map(row -> projection.state(row, byRequest.get(row.id))).toList();
  }
}
