package org.entente.policy.store;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.entente.policy.PolicyFiles;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftId;
import org.entente.policy.publishing.DraftStore;

/** Table {@code policy_draft}. */
@ApplicationScoped
class DraftTable implements DraftStore {
  private static final TypeReference<List<Person>> PERSONS = new TypeReference<>() {};

  private static final String SELECT =
      """
      SELECT CAST(d.id AS text), d.title, d.base, CAST(d.files AS text), d.state, d.author_id,
             d.author_name, CAST(d.editors AS text), d.proposer_id, d.proposer_name, d.second_id,
             d.second_name, d.back_to, d.note, d.created_at, d.changed_at, d.version, d.base_texts
      FROM policy_draft d""";

  private final EntityManager database;
  private final BundleTable bundles;

  /** One of the editors, as the column keeps them. */
  record Person(String id, String name) {}

  @Inject
  DraftTable(EntityManager database, BundleTable bundles) {
    this.database = database;
    this.bundles = bundles;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Draft draft) {
    Query insert =
        database
            .createNativeQuery(
                """
                INSERT INTO policy_draft
                  (id, title, note, base, base_texts, files, state, author_id, author_name,
                   editors, proposer_id, proposer_name, second_id, second_name, back_to,
                   created_at, changed_at, version)
                VALUES
                  (:id, :title, :note, :base, :baseTexts, CAST(:files AS jsonb), :state, :authorId,
                   :authorName, CAST(:editors AS jsonb), :proposerId, :proposerName, :secondId,
                   :secondName, :backTo, :createdAt, :changedAt, :version)
                """)
            .setParameter("title", draft.title())
            .setParameter("note", draft.note())
            .setParameter("authorId", draft.author().id())
            .setParameter("authorName", draft.author().name())
            .setParameter("backTo", draft.backTo().orElse(null))
            .setParameter("createdAt", draft.createdAt());
    changing(insert, draft).executeUpdate();
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void replace(Draft draft) {
    changing(
            database.createNativeQuery(
                """
                UPDATE policy_draft
                SET base = :base, base_texts = :baseTexts, files = CAST(:files AS jsonb),
                    state = :state, editors = CAST(:editors AS jsonb), proposer_id = :proposerId,
                    proposer_name = :proposerName, second_id = :secondId,
                    second_name = :secondName, changed_at = :changedAt, version = :version
                WHERE id = :id
                """),
            draft)
        .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<Draft> find(DraftId id) {
    return one(id, " WHERE d.id = :id");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Draft> hold(DraftId id) {
    return one(id, " WHERE d.id = :id FOR UPDATE");
  }

  @Override
  @Transactional
  public List<Draft> newest(int limit) {
    List<?> rows =
        database
            .createNativeQuery(SELECT + " ORDER BY d.changed_at DESC, d.id LIMIT :most")
            .setParameter("most", limit)
            .getResultList();
    // Most start from the same texts.
    Map<String, PolicyFiles> starts = new HashMap<>();
    return rows.stream().map(Object[].class::cast).map(row -> read(row, starts)).toList();
  }

  private Optional<Draft> one(DraftId id, String condition) {
    List<?> rows =
        database
            .createNativeQuery(SELECT + condition)
            .setParameter("id", id.value())
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> read(row, new HashMap<>()))
        .findFirst();
  }

  private static Query changing(Query query, Draft draft) {
    return query
        .setParameter("id", draft.id().value())
        .setParameter("base", draft.base().orElseThrow())
        .setParameter("baseTexts", draft.start().digest())
        .setParameter("files", TextsJson.write(draft.files()))
        .setParameter("state", draft.state().word())
        .setParameter("editors", editors(draft))
        .setParameter("proposerId", draft.proposer().map(ActorRef::id).orElse(null))
        .setParameter("proposerName", draft.proposer().map(ActorRef::name).orElse(null))
        .setParameter("secondId", draft.second().map(ActorRef::id).orElse(null))
        .setParameter("secondName", draft.second().map(ActorRef::name).orElse(null))
        .setParameter("changedAt", draft.changedAt())
        .setParameter("version", draft.version());
  }

  private Draft read(Object[] row, Map<String, PolicyFiles> starts) {
    PolicyFiles start =
        starts.computeIfAbsent((String) row[17], digest -> bundles.texts(digest).orElseThrow());
    return new Draft(
        new DraftId(UUID.fromString((String) row[0])),
        (String) row[1],
        Optional.of((String) row[2]),
        start,
        TextsJson.files((String) row[3]),
        Draft.State.parse((String) row[4]),
        new ActorRef((String) row[5], (String) row[6]),
        TextsJson.read((String) row[7], PERSONS).stream()
            .map(person -> new ActorRef(person.id(), person.name()))
            .toList(),
        ActivationRows.person(row[8], row[9]),
        ActivationRows.person(row[10], row[11]),
        Optional.ofNullable((String) row[12]),
        (String) row[13],
        (Instant) row[14],
        (Instant) row[15],
        ((Number) row[16]).longValue());
  }

  private static String editors(Draft draft) {
    return TextsJson.write(
        draft.editors().stream().map(each -> new Person(each.id(), each.name())).toList());
  }
}
