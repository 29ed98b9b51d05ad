package org.entente.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.GovernanceClass;

/** The door for those who decide: all that a decision rests on, read at once. Changes nothing. */
@ApplicationScoped
public class Reviews {
  private final RequestLog log;
  private final Judge judge;
  private final Assessor assessor;
  private final Actors actors;
  private final Catalog catalog;
  private final Clock clock;

  Reviews(
      RequestLog log, Judge judge, Assessor assessor, Actors actors, Catalog catalog, Clock clock) {
    this.log = log;
    this.judge = judge;
    this.assessor = assessor;
    this.actors = actors;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** The request with what the policies say of it now; empty for all but its deciders. */
  public Optional<Review> find(Actor actor, RequestId id) {
    if (actor.isAnonymous()) {
      return Optional.empty();
    }
    return QuarkusTransaction.joiningExisting()
        .call(() -> log.load(id).flatMap(state -> review(actor, state)));
  }

  private Optional<Review> review(Actor actor, RequestState state) {
    Instant now = clock.instant();
    Set<RorId> decided = judge.decidedBy(actor, state, now);
    if (decided.isEmpty()) {
      return Optional.empty();
    }
    Map<RorId, Set<Approval>> givable = judge.mayGiveByOwner(actor, state, now);
    Optional<Actor> requester = actors.find(state.requester().id());
    AccessRequest request =
        Views.of(state, log.histories(List.of(state.id())).get(state.id()), decided::contains);
    List<Review.Part> parts =
        request.parts().stream()
            .map(
                part ->
                    part(state, part, givable.getOrDefault(part.owner(), Set.of()), requester, now))
            .toList();
    return Optional.of(new Review(request, parts));
  }

  private Review.Part part(
      RequestState state,
      AccessRequest.Part part,
      Set<Approval> mayGive,
      Optional<Actor> requester,
      Instant now) {
    List<Dataset> found =
        catalog.findAll(part.datasets()).stream()
            .sorted(Comparator.comparing(dataset -> dataset.metadata().title()))
            .toList();
    Map<GovernanceClass, List<DatasetId>> alike = new LinkedHashMap<>();
    found.forEach(
        dataset ->
            alike.computeIfAbsent(dataset.governed(), each -> new ArrayList<>()).add(dataset.id()));
    Set<DatasetId> gone = new HashSet<>(part.datasets());
    found.forEach(dataset -> gone.remove(dataset.id()));
    Set<Approval> given = new HashSet<>();
    part.approvals().forEach(approval -> given.add(approval.approval()));
    List<Review.Finding> findings =
        requester
            .map(
                person ->
                    alike.entrySet().stream()
                        .map(
                            each ->
                                assessor.finding(
                                    person, state, given, each.getKey(), each.getValue(), now))
                        .toList())
            .orElse(List.of());
    return new Review.Part(part.owner(), mayGive, findings, gone);
  }
}
