package org.entente.request.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rows of {@code access_request_part}. */
@ApplicationScoped
class PartRows implements PanacheRepositoryBase<PartEntity, PartKey> {}
