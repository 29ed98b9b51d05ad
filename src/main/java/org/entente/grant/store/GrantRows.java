package org.entente.grant.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Rows of {@code access_grant}. */
@ApplicationScoped
class GrantRows implements PanacheRepositoryBase<GrantEntity, UUID> {}
