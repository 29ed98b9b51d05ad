package org.entente.catalog.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.entente.catalog.Organisation;
import org.entente.kernel.RorId;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An organisation; migrations write them. */
@Entity
@Immutable
@Table(name = "organisation")
class OrganisationEntity {
  @Id String id;
  String name;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> acronyms;

  String country;

  Organisation toOrganisation() {
    return new Organisation(new RorId(id), name, acronyms, country);
  }
}
