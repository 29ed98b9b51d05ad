package org.entente.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class ActorRepository implements PanacheRepositoryBase<ActorEntity, String> {

  /** Two nodes may see an actor at once; the token issued later has the last word. */
  void upsert(ActorEntity actor) {
    getSession()
        .createNativeMutationQuery(
            """
            insert into actor (id, name, kind, display_name, org, acts_for, roles, facts,
                               authenticated_at, asserted_at, seen_at, email)
            values (:id, :name, :kind, :displayName, :org, :actsFor, :roles, :facts,
                    :authenticatedAt, :assertedAt, :seenAt, :email)
            on conflict on constraint actor_pk do update
               set name = excluded.name, kind = excluded.kind,
                   display_name = excluded.display_name, org = excluded.org,
                   acts_for = excluded.acts_for, roles = excluded.roles, facts = excluded.facts,
                   authenticated_at = excluded.authenticated_at,
                   asserted_at = excluded.asserted_at, seen_at = excluded.seen_at,
                   email = excluded.email
             where actor.asserted_at <= excluded.asserted_at
            """)
        .setParameter("id", actor.id)
        .setParameter("name", actor.name)
        .setParameter("kind", actor.kind)
        .setParameter("displayName", actor.displayName)
        .setParameter("org", actor.org, String.class)
        .setParameter("actsFor", actor.actsFor, String.class)
        .setParameter("roles", actor.roles)
        .setParameter("facts", actor.facts)
        .setParameter("authenticatedAt", actor.authenticatedAt, Instant.class)
        .setParameter("assertedAt", actor.assertedAt)
        .setParameter("seenAt", actor.seenAt)
        .setParameter("email", actor.email, String.class)
        .executeUpdate();
  }

  Set<String> idsOfAgentsFor(Collection<String> persons) {
    return ids("select id from actor where acts_for = any(cast(:among as text[]))", persons);
  }

  Set<String> idsOfMembers(Collection<String> organisations) {
    return ids("select id from actor where org = any(cast(:among as text[]))", organisations);
  }

  private Set<String> ids(String query, Collection<String> among) {
    return among.isEmpty()
        ? Set.of()
        : getSession()
            .createNativeQuery(query, String.class)
            .setParameter("among", among.toArray(String[]::new))
            .getResultStream()
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean insertSession(String id, String actorId, Instant startedAt) {
    return getSession()
            .createNativeMutationQuery(
                """
                insert into actor_session (id, actor_id, started_at)
                values (:id, :actorId, :startedAt)
                on conflict on constraint actor_session_pk do nothing
                """)
            .setParameter("id", id)
            .setParameter("actorId", actorId)
            .setParameter("startedAt", startedAt)
            .executeUpdate()
        == 1;
  }
}
