package org.entente.savedsearch.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "saved_search")
class SavedSearchEntity {
  @Id UUID id;

  @Column(name = "subscriber_id")
  String subscriberId;

  @Column(name = "subscriber_name")
  String subscriberName;

  String name;
  String query;
  String[] filters;
  String sort;
  String alerts;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "checked_at")
  Instant checkedAt;

  @Column(name = "due_at")
  Instant dueAt;

  UUID[] unseen;

  @Column(name = "mailed_at")
  Instant mailedAt;

  @Column(name = "undelivered_at")
  Instant undeliveredAt;
}
