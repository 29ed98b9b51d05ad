package org.entente.harvest.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ImportJobRepository implements PanacheRepositoryBase<ImportJobEntity, UUID> {}
