package org.entente.savedsearch.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Rows of {@code saved_search_told}. */
@ApplicationScoped
class ToldRows implements PanacheRepositoryBase<ToldEntity, UUID> {}
