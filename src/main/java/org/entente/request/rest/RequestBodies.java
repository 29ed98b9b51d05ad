package org.entente.request.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Purpose;
import org.entente.request.RequestDraft;

/**
 * Reads the bodies of commands, strictly: no unknown field, no field twice, no text where a number
 * belongs, no more than a request can need. An empty body is an empty object.
 */
@ApplicationScoped
class RequestBodies {
  /** Bytes: a hundred ids, a hundred hashes and the longest text, with room to spare. */
  static final int MOST_BYTES = 64 * 1024;

  private final ObjectMapper json;

  RequestBodies(ObjectMapper json) {
    this.json = json;
  }

  /** The body of a new draft. */
  record Draft(
      List<String> datasets,
      String purpose,
      String justification,
      Integer days,
      List<String> acceptedTerms) {}

  /** The body of {@code approve}. */
  record Approve(String approval, String owner, String comment) {}

  /** The body of {@code reject} and {@code return}. */
  record TurnDown(String owner, String comment) {}

  /** The body of every other command. */
  record Remark(String comment) {}

  <T> T read(InputStream body, Class<T> type) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Problem(
          ProblemType.TOO_LARGE, "A request's body has at most %d bytes.".formatted(MOST_BYTES));
    }
    JsonNode tree = bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
    if (!tree.isObject()) {
      throw new Problem(ProblemType.MALFORMED, "The body is a JSON object.");
    }
    return json.treeToValue(tree, type);
  }

  static RequestDraft draft(Draft body) {
    return new RequestDraft(
        required("datasets", body.datasets()).stream().map(RequestBodies::dataset).toList(),
        purpose(required("purpose", body.purpose())),
        required("justification", body.justification()),
        required("days", body.days()),
        terms(body.acceptedTerms()));
  }

  static Approval approval(Approve body) {
    return Approval.parse(required("approval", body.approval()))
        .orElseThrow(
            () ->
                invalid(
                    "`approval` is one of "
                        + Arrays.stream(Approval.values())
                            .map(Approval::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  static Optional<RorId> owner(String owner) {
    return Optional.ofNullable(owner)
        .map(
            text ->
                RorId.parse(text)
                    .orElseThrow(
                        () -> invalid("`owner` is a ROR id, e.g. https://ror.org/01qz5mb56.")));
  }

  private static DatasetId dataset(String text) {
    return DatasetId.parse(text)
        .orElseThrow(
            () -> invalid("`datasets` holds the ids of datasets, as the catalog shows them."));
  }

  private static Purpose purpose(String word) {
    return Purpose.parse(word)
        .orElseThrow(
            () ->
                invalid(
                    "`purpose` is one of "
                        + Arrays.stream(Purpose.values())
                            .map(Purpose::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static Set<String> terms(List<String> hashes) {
    if (hashes == null) {
      return Set.of();
    }
    if (hashes.contains(null)) {
      throw invalid("`acceptedTerms` holds hashes, not null.");
    }
    return new HashSet<>(hashes);
  }

  private static <T> T required(String field, T value) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> invalid("`%s` is required.".formatted(field)));
  }

  private static Problem invalid(String detail) {
    return new Problem(ProblemType.INVALID, detail);
  }
}
