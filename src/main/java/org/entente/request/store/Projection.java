package org.entente.request.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;
import org.entente.request.AccessRequest.GivenApproval;
import org.entente.request.AccessRequest.State;
import org.entente.request.PartState;
import org.entente.request.RequestEvent;
import org.entente.request.RequestState;

/** Rows to state and back, without loss: what is read equals what was folded. */
@ApplicationScoped
class Projection {
  private static final TypeReference<List<GivenApproval>> GIVEN = new TypeReference<>() {};

  private final ObjectMapper json;

  /** What is stored holds the components of our records and nothing derived from them. */
  Projection(ObjectMapper shared) {
    json =
        shared
            .copy()
            .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  RequestEntity row(RequestState state) {
    RequestEntity row = new RequestEntity();
    row.id = state.id().value();
    row.version = state.version();
    row.state = state.state().word();
    row.requesterId = state.requester().id();
    row.requesterName = state.requester().name();
    row.personId = state.onBehalfOf().map(ActorRef::id).orElse(null);
    row.personName = state.onBehalfOf().map(ActorRef::name).orElse(null);
    row.purpose = state.purpose().word();
    row.justification = state.justification();
    row.days = state.days();
    row.acceptedTerms = state.acceptedTerms().stream().sorted().toArray(String[]::new);
    row.createdAt = state.createdAt();
    row.submittedAt = state.submittedAt().orElse(null);
    return row;
  }

  void write(RorId owner, PartState part, PartEntity row) {
    row.owner = owner.value();
    row.state = part.state().word();
    row.datasets = part.datasets().stream().map(DatasetId::value).toArray(UUID[]::new);
    row.required = part instanceof PartState.Seen seen ? words(seen.required()) : new String[0];
    row.outstanding =
        part instanceof PartState.Submitted open ? words(open.outstanding()) : new String[0];
    row.classes =
        part instanceof PartState.Submitted open
            ? open.classes().stream().sorted().toArray(String[]::new)
            : new String[0];
    row.given = write(part.approvals());
    row.until = part instanceof PartState.Approved approved ? approved.until() : null;
  }

  EventEntity row(RequestId request, long version, RequestEvent event) {
    EventEntity row = new EventEntity();
    row.request = request.value();
    row.version = version;
    row.type = event.getClass().getSimpleName();
    row.at = event.at();
    row.body = write(event);
    return row;
  }

  RequestEvent event(EventEntity row) {
    try {
      return json.readValue(row.body, RequestEvent.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  RequestState state(RequestEntity row, Collection<PartEntity> rows) {
    SortedMap<RorId, PartState> parts = new TreeMap<>();
    rows.forEach(part -> parts.put(new RorId(part.owner), part(part)));
    return new RequestState(
        new RequestId(row.id),
        new ActorRef(row.requesterId, row.requesterName),
        Optional.ofNullable(row.personId).map(id -> new ActorRef(id, row.personName)),
        Purpose.parse(row.purpose).orElseThrow(),
        row.justification,
        row.days,
        Set.of(row.acceptedTerms),
        parts,
        row.createdAt,
        Optional.ofNullable(row.submittedAt),
        row.version);
  }

  private PartState part(PartEntity row) {
    List<DatasetId> datasets = Arrays.stream(row.datasets).map(DatasetId::new).toList();
    Set<Approval> required = approvals(row.required);
    State state =
        Arrays.stream(State.values())
            .filter(each -> each.word().equals(row.state))
            .findFirst()
            .orElseThrow();
    return switch (state) {
      case DRAFT -> new PartState.Draft(datasets);
      case SUBMITTED ->
          new PartState.Submitted(
              datasets, required, approvals(row.outstanding), Set.of(row.classes), given(row));
      case RETURNED -> new PartState.Returned(datasets, required);
      case APPROVED -> new PartState.Approved(datasets, required, given(row), row.until);
      case REJECTED -> new PartState.Rejected(datasets, required, given(row));
      case WITHDRAWN -> new PartState.Withdrawn(datasets, required);
      case CLOSED -> throw new IllegalStateException("a part is never closed");
    };
  }

  private List<GivenApproval> given(PartEntity row) {
    try {
      return json.readValue(row.given, GIVEN);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] words(Set<Approval> approvals) {
    return approvals.stream().map(Approval::word).sorted().toArray(String[]::new);
  }

  private static Set<Approval> approvals(String[] words) {
    return Arrays.stream(words)
        .map(word -> Approval.parse(word).orElseThrow())
        .collect(Collectors.toUnmodifiableSet());
  }
}
