package org.entente.request.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Rows of {@code access_request}. */
@ApplicationScoped
class RequestRows implements PanacheRepositoryBase<RequestEntity, UUID> {}
