package org.entente.harvest.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ImportBodyRepository
    implements PanacheRepositoryBase<ImportBodyPartEntity, ImportBodyPartEntity.Key> {}
