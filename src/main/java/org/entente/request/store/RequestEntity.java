package org.entente.request.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The projected state of a request, without its parts. */
@Entity
@Table(name = "access_request")
class RequestEntity {
  @Id UUID id;
  long version;
  String state;

  @Column(name = "requester_id")
  String requesterId;

  @Column(name = "requester_name")
  String requesterName;

  @Column(name = "person_id")
  String personId;

  @Column(name = "person_name")
  String personName;

  String purpose;
  String justification;
  int days;

  @Column(name = "accepted_terms")
  String[] acceptedTerms;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "submitted_at")
  Instant submittedAt;
}
