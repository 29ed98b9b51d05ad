package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.entente.identity.Attribute;
import org.entente.identity.FactStore.Listing;
import org.entente.identity.FactStore.Position;
import org.entente.kernel.RorId;
import org.hibernate.query.NativeQuery;

@ApplicationScoped
class FactRepository implements PanacheRepositoryBase<FactEntity, Long> {
  /** Neither replaced by its source nor taken back. */
  private static final String STANDS =
      """
      not exists (
            select 1 from actor_fact n
             where n.actor_id = f.actor_id and n.attribute = f.attribute and n.source = f.source
               and (n.asserted_at, n.seq) > (f.asserted_at, f.seq))
        and not exists (select 1 from actor_fact_withdrawal w where w.fact_seq = f.seq)
      """;

  List<FactEntity> standing(Collection<String> actorIds) {
    return getSession()
        .createNativeQuery(
            "select f.* from actor_fact f where f.actor_id = any(:actorIds) and "
                + STANDS
                + " order by f.actor_id, f.attribute, f.source",
            FactEntity.class)
        .setParameter("actorIds", actorIds.toArray(String[]::new))
        .getResultList();
  }

  List<FactEntity> history(String actorId, String attribute) {
    return list(
        "actorId = ?1 and attribute = ?2 order by assertedAt desc, seq desc", actorId, attribute);
  }

  List<FactEntity> list(Listing listing) {
    StringBuilder sql =
        new StringBuilder("select f.* from actor_fact f left join actor a on a.id = f.actor_id")
            .append(" where (f.attribute = any(:ofAnyone)")
            .append(" or (f.attribute = any(:ofOwnPeople) and a.org = :own)")
            .append(" or (f.attribute = any(:namingOwn)")
            .append(" and cast(f.value as jsonb) <@ to_jsonb(array[cast(:own as text)])))")
            .append(" and ")
            .append(STANDS);
    listing.actorId().ifPresent(_ -> sql.append(" and f.actor_id = :actorId"));
    listing.organisation().ifPresent(_ -> sql.append(" and a.org = :organisation"));
    listing
        .expiring()
        .ifPresent(_ -> sql.append(" and f.expires_at > :from and f.expires_at <= :until"));
    listing
        .after()
        .ifPresent(
            after ->
                sql.append(
                    after.expiresAt().isPresent()
                        ? " and (f.expires_at is null or (f.expires_at, f.seq) > (:expiry, :seq))"
                        : " and f.expires_at is null and f.seq > :seq"));
    sql.append(" order by f.expires_at nulls last, f.seq");
    NativeQuery<FactEntity> query =
        getSession()
            .createNativeQuery(sql.toString(), FactEntity.class)
            .setParameter("ofAnyone", words(listing.ofAnyone()))
            .setParameter("ofOwnPeople", words(listing.ofOwnPeople()))
            .setParameter("namingOwn", words(listing.namingOwn()))
            .setParameter("own", listing.own().map(RorId::value).orElse(null), String.class);
    listing.actorId().ifPresent(id -> query.setParameter("actorId", id));
    listing.organisation().ifPresent(org -> query.setParameter("organisation", org.value()));
    listing
        .expiring()
        .ifPresent(
            period ->
                query.setParameter("from", period.after()).setParameter("until", period.until()));
    listing.after().ifPresent(after -> place(query, after));
    return query.setMaxResults(listing.limit()).getResultList();
  }

  private static void place(NativeQuery<FactEntity> query, Position after) {
    query.setParameter("seq", after.id());
    after.expiresAt().ifPresent(expiry -> query.setParameter("expiry", expiry));
  }

  private static String[] words(Set<Attribute> attributes) {
    return attributes.stream().map(Attribute::word).toArray(String[]::new);
  }
}
