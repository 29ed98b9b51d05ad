package org.entente.policy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.policy.Activation;
import org.entente.policy.BundleLedger;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;

/**
 * Tables {@code policy_bundle}, {@code policy_texts} and {@code policy_activation}: what decided,
 * how it was written, and from when on.
 */
@ApplicationScoped
class BundleTable implements BundleLedger {
  private static final String NEWEST = " ORDER BY a.id DESC LIMIT 1";

  private final EntityManager database;

  @Inject
  BundleTable(EntityManager database) {
    this.database = database;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Recorded activate(PolicySource.Loaded.Valid loaded, Activation.Cause cause) {
    hold();
    String hash = loaded.bundle().hash();
    String texts = keep(loaded.files());
    keep(hash, loaded);
    Optional<Activation> last = newest();
    if (last.isPresent()
        && last.get().bundle().equals(hash)
        && last.get().texts().equals(Optional.of(texts))) {
      return new Recorded(last.get().number(), false);
    }
    Query insert =
        database
            .createNativeQuery(
                """
                INSERT INTO policy_activation
                  (bundle, texts, how, by_id, by_name, second_id, second_name, draft, note)
                VALUES (:bundle, :texts, :how, :byId, :byName, :secondId, :secondName,
                        CAST(:draft AS uuid), :note)
                RETURNING id
                """)
            .setParameter("bundle", hash)
            .setParameter("texts", texts)
            .setParameter("how", cause.how().word())
            .setParameter("byId", cause.by().map(ActorRef::id).orElse(null))
            .setParameter("byName", cause.by().map(ActorRef::name).orElse(null))
            .setParameter("secondId", cause.second().map(ActorRef::id).orElse(null))
            .setParameter("secondName", cause.second().map(ActorRef::name).orElse(null))
            .setParameter("draft", cause.draft().map(Object::toString).orElse(null))
            .setParameter("note", cause.note());
    return new Recorded(((Number) insert.getSingleResult()).longValue(), true);
  }

  /** So that numbers of activations rise in the order of their commits, on all nodes. */
  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold() {
    database
        .createNativeQuery(
            "SELECT CAST(pg_advisory_xact_lock(hashtextextended('policy activation', 0)) AS text)",
            String.class)
        .getSingleResult();
  }

  @Override
  @Transactional
  public Optional<Activation> newest() {
    return one(ActivationRows.SELECT + NEWEST);
  }

  @Override
  @Transactional
  public Optional<Activation> newestOfFolder() {
    return one(ActivationRows.SELECT + " WHERE a.how IN ('start', 'reload')" + NEWEST);
  }

  @Override
  @Transactional
  public Optional<PolicyFiles> texts(String digest) {
    List<?> rows =
        database
            .createNativeQuery(
                "SELECT CAST(files AS text) FROM policy_texts WHERE digest = :digest")
            .setParameter("digest", digest)
            .getResultList();
    return rows.stream().map(String.class::cast).map(TextsJson::files).findFirst();
  }

  private Optional<Activation> one(String query) {
    List<?> rows = database.createNativeQuery(query).getResultList();
    return rows.stream().map(Object[].class::cast).map(ActivationRows::read).findFirst();
  }

  private String keep(PolicyFiles files) {
    String digest = files.digest();
    database
        .createNativeQuery(
            """
            INSERT INTO policy_texts (digest, files) VALUES (:digest, CAST(:files AS jsonb))
            ON CONFLICT (digest) DO NOTHING
            """)
        .setParameter("digest", digest)
        .setParameter("files", TextsJson.write(files))
        .executeUpdate();
    return digest;
  }

  private void keep(String hash, PolicySource.Loaded.Valid loaded) {
    database
        .createNativeQuery(
            """
            INSERT INTO policy_bundle (hash, schema_text, policies)
            VALUES (:hash, :schema, CAST(:policies AS jsonb))
            ON CONFLICT (hash) DO NOTHING
            """)
        .setParameter("hash", hash)
        .setParameter("schema", loaded.schema())
        .setParameter("policies", TextsJson.write(loaded.policies()))
        .executeUpdate();
  }
}
