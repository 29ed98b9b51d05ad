package org.entente.grant.store;

import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.grant.Grant;
import org.entente.grant.GrantChange;
import org.entente.grant.GrantStore;
import org.entente.grant.PolicyStop;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;

/**
 * Grants and tokens in PostgreSQL.
 *
 * <p>INVARIANT (one history) holds by the guarded update: of two commands on the same version the
 * second finds the version moved on and changes nothing.
 */
@ApplicationScoped
class PostgresGrants implements GrantStore {
  private final GrantRows rows;
  private final GrantSteps steps;
  private final EntityManager entities;

  PostgresGrants(GrantRows rows, GrantSteps steps, EntityManager entities) {
    this.rows = rows;
    this.steps = steps;
    this.entities = entities;
  }

  @Override
  public void add(Grant grant, ActorRef by) {
    GrantEntity row = new GrantEntity();
    row.id = grant.id().value();
    row.version = grant.version();
    row.request = grant.request().map(RequestId::value).orElse(null);
    row.dataset = grant.dataset().value();
    row.owner = grant.owner().value();
    row.holderId = grant.holder().id();
    row.holderName = grant.holder().name();
    row.purpose = grant.purpose().word();
    row.approvals = grant.approvals().stream().map(Approval::word).sorted().toArray(String[]::new);
    row.acceptedTerms = grant.acceptedTerms().stream().sorted().toArray(String[]::new);
    row.state = grant.state().word();
    row.createdAt = grant.createdAt();
    row.expiresAt = grant.expiresAt();
    rows.persist(row);
    entities.persist(event(grant, "issued", by, grant.createdAt()));
    // The reference to the grant is no association, so nothing else would order the two.
    rows.flush();
    watch(grant, grant.createdAt());
  }

  @Override
  public Optional<Grant> find(GrantId id, Instant now) {
    return rows.findByIdOptional(id.value()).map(row -> grant(row, now));
  }

  @Override
  public List<Grant> findAll(Collection<GrantId> ids, Instant now) {
    return rows.list("id in ?1", ids.stream().map(GrantId::value).toList()).stream()
        .map(row -> grant(row, now))
        .toList();
  }

  @Override
  public List<Grant> heldBy(
      Set<String> holderIds, Optional<Position> after, int skip, int limit, Instant now) {
    return newestFirst("holderId in ?1", holderIds, after, skip, limit, now);
  }

  @Override
  public List<Grant> ownedBy(
      RorId owner, Optional<Position> after, int skip, int limit, Instant now) {
    return newestFirst("owner = ?1", owner.value(), after, skip, limit, now);
  }

  private List<Grant> newestFirst(
      String whose, Object value, Optional<Position> after, int skip, int limit, Instant now) {
    String order = " order by createdAt desc, id";
    var query =
        after
            .map(
                place ->
                    rows.find(
                        whose + " and (createdAt < ?2 or (createdAt = ?2 and id > ?3))" + order,
                        value,
                        place.createdAt(),
                        place.id().value()))
            .orElseGet(() -> rows.find(whose + order, value));
    return query.range(skip, skip + limit - 1).list().stream().map(row -> grant(row, now)).toList();
  }

  @Override
  public List<Grant> activeAfter(Optional<GrantId> after, int limit, Instant now) {
    return rows
        .find(
            "state = 'active' and expiresAt > ?1 and id > ?2 order by id",
            now,
            after.map(GrantId::value).orElse(new UUID(0, 0)))
        .page(Page.ofSize(limit))
        .list()
        .stream()
        .map(row -> grant(row, now))
        .toList();
  }

  @Override
  public List<Grant> ofRequest(RequestId request, Instant now) {
    return rows
        .find("request = ?1 order by createdAt desc, id", request.value())
        .page(Page.ofSize(1_000))
        .list()
        .stream()
        .map(row -> grant(row, now))
        .toList();
  }

  @Override
  public void lock(ActorRef holder, DatasetId dataset) {
    entities
        .createNativeQuery(
            "SELECT CAST(pg_advisory_xact_lock(hashtextextended(:whose, 0)) AS text)", String.class)
        .setParameter("whose", holder.id() + "\n" + dataset)
        .getSingleResult();
  }

  @Override
  public List<Grant> of(ActorRef holder, DatasetId dataset, Instant now) {
    return rows
        .find(
            "holderId = ?1 and dataset = ?2 order by createdAt desc, id",
            holder.id(),
            dataset.value())
        .list()
        .stream()
        .map(row -> grant(row, now))
        .toList();
  }

  @Override
  public Map<GrantId, List<GrantChange>> histories(Collection<GrantId> ids) {
    return entities
        .createQuery(
            "from GrantEventEntity where grant in ?1 order by version", GrantEventEntity.class)
        .setParameter(1, ids.stream().map(GrantId::value).toList())
        .getResultList()
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> new GrantId(row.grant),
                Collectors.mapping(PostgresGrants::change, Collectors.toList())));
  }

  private static GrantChange change(GrantEventEntity row) {
    return new GrantChange(
        row.at,
        new ActorRef(row.byId, row.byName),
        row.type,
        Optional.ofNullable(row.reason),
        row.expiresAt);
  }

  @Override
  public boolean replace(Grant next, String event, ActorRef by, Instant at) {
    // Before the grant itself, as a review holds the two: neither ever waits for the other.
    watch(next, at);
    int moved =
        entities
            .createQuery(
                """
                update GrantEntity set version = :version, state = :state, stateReason = :reason,
                       expiresAt = :expiresAt, stopBundle = :stopBundle, stopRules = :stopRules,
                       stopWords = :stopWords
                 where id = :id and version = :before
                """)
            .setParameter("version", next.version())
            .setParameter("state", next.state().word())
            .setParameter("reason", next.stateReason().orElse(null))
            .setParameter("expiresAt", next.expiresAt())
            .setParameter("stopBundle", next.stop().map(PolicyStop::bundle).orElse(null))
            .setParameter("stopRules", next.stop().map(PostgresGrants::rules).orElse(null))
            .setParameter("stopWords", next.stop().map(PolicyStop::words).orElse(null))
            .setParameter("id", next.id().value())
            .setParameter("before", next.version() - 1)
            .executeUpdate();
    if (moved == 0) {
      return false;
    }
    entities.persist(event(next, event, by, at));
    return true;
  }

  @Override
  public Set<GrantId> replaceReviewed(Collection<Step> all, ActorRef by, Instant at) {
    return steps.replace(all, by, at);
  }

  /** Puts the grant under review, due at once: whatever happened to it, the rules are asked. */
  private void watch(Grant grant, Instant at) {
    entities
        .createNativeQuery(
            """
            INSERT INTO access_grant_review (access_grant, holder_id, dataset, bundle, due_at)
            VALUES (:grant, :holder, :dataset, '', :at)
            ON CONFLICT (access_grant) DO UPDATE SET due_at = EXCLUDED.due_at
            """)
        .setParameter("grant", grant.id().value())
        .setParameter("holder", grant.holder().id())
        .setParameter("dataset", grant.dataset().value())
        .setParameter("at", at)
        .executeUpdate();
  }

  private static String[] rules(PolicyStop stop) {
    return stop.rules().toArray(String[]::new);
  }

  @Override
  public void register(Registered token, String clientId, Instant at) {
    TokenEntity row = new TokenEntity();
    row.jti = token.jti();
    row.holderId = token.holder().id();
    row.holderName = token.holder().name();
    row.clientId = clientId;
    row.grants = token.grants().stream().map(GrantId::value).toArray(UUID[]::new);
    row.issuedAt = at;
    row.expiresAt = token.expiresAt();
    entities.persist(row);
  }

  @Override
  public Optional<Registered> live(String jti) {
    if (entities.find(RevocationEntity.class, jti) != null) {
      return Optional.empty();
    }
    return registered(jti);
  }

  @Override
  public Optional<Registered> registered(String jti) {
    return Optional.ofNullable(entities.find(TokenEntity.class, jti))
        .map(
            row ->
                new Registered(
                    row.jti,
                    new ActorRef(row.holderId, row.holderName),
                    Arrays.stream(row.grants).map(GrantId::new).collect(Collectors.toSet()),
                    row.expiresAt));
  }

  @Override
  public boolean revoke(String jti, Instant at) {
    return entities
            .createNativeQuery(
                "INSERT INTO access_token_revocation (jti, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
            .setParameter(1, jti)
            .setParameter(2, at)
            .executeUpdate()
        == 1;
  }

  private static GrantEventEntity event(Grant grant, String type, ActorRef by, Instant at) {
    GrantEventEntity row = new GrantEventEntity();
    row.grant = grant.id().value();
    row.version = grant.version();
    row.type = type;
    row.at = at;
    row.byId = by.id();
    row.byName = by.name();
    row.reason = grant.stateReason().orElse(null);
    row.expiresAt = grant.expiresAt();
    return row;
  }

  static Grant grant(GrantEntity row, Instant now) {
    Grant.State stored = Grant.State.valueOf(row.state.toUpperCase(Locale.ROOT));
    Optional<PolicyStop> stop =
        Optional.ofNullable(row.stopBundle)
            .map(bundle -> new PolicyStop(bundle, List.of(row.stopRules), row.stopWords));
    // What the rules suspended runs out as if they had not; a person's suspension stands.
    boolean over =
        (stored == Grant.State.ACTIVE || stop.isPresent()) && !now.isBefore(row.expiresAt);
    return new Grant(
        new GrantId(row.id),
        row.version,
        Optional.ofNullable(row.request).map(RequestId::new),
        new DatasetId(row.dataset),
        new RorId(row.owner),
        new ActorRef(row.holderId, row.holderName),
        Purpose.parse(row.purpose).orElseThrow(),
        Arrays.stream(row.approvals)
            .map(word -> Approval.parse(word).orElseThrow())
            .collect(Collectors.toSet()),
        Set.of(row.acceptedTerms),
        over ? Grant.State.EXPIRED : stored,
        Optional.ofNullable(row.stateReason).filter(_ -> !(over && stop.isPresent())),
        row.createdAt,
        row.expiresAt,
        stop.filter(_ -> !over));
  }
}
