package org.entente.grant.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A grant as it stands. */
@Entity
@Table(name = "access_grant")
class GrantEntity {
  @Id UUID id;
  long version;
  UUID request;
  UUID dataset;
  String owner;

  @Column(name = "holder_id")
  String holderId;

  @Column(name = "holder_name")
  String holderName;

  String purpose;
  String[] approvals;

  @Column(name = "accepted_terms")
  String[] acceptedTerms;

  String state;

  @Column(name = "state_reason")
  String stateReason;

  @Column(name = "stop_bundle")
  String stopBundle;

  @Column(name = "stop_rules")
  String[] stopRules;

  @Column(name = "stop_words")
  String stopWords;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "expires_at")
  Instant expiresAt;
}
