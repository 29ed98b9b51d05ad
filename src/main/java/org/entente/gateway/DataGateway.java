package org.entente.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AnonymousRefusals;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.catalog.Catalog;
import org.entente.catalog.Metadata.Distribution;
import org.entente.grant.TokenBroker;
import org.entente.grant.TokenBroker.Admission;
import org.entente.grant.TokenBroker.LiveToken;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;

/**
 * Serves files of datasets to holders of live access tokens.
 *
 * <p>The order is fixed: token, dataset, file, rules, and the audit entry before the first byte.
 */
@ApplicationScoped
public class DataGateway {
  private final TokenBroker broker;
  private final Catalog catalog;
  private final DataFolder folder;
  private final FileSums sums;
  private final AuditTrail trail;
  private final AnonymousRefusals anonymous;

  DataGateway(
      TokenBroker broker,
      Catalog catalog,
      DataFolder folder,
      FileSums sums,
      AuditTrail trail,
      AnonymousRefusals anonymous) {
    this.broker = broker;
    this.catalog = catalog;
    this.folder = folder;
    this.sums = sums;
    this.trail = trail;
    this.anonymous = anonymous;
  }

  /** What may be served, or why not. */
  public sealed interface Answer {
    /**
     * A file that matches its record.
     *
     * @param because the decision that allowed it
     */
    record File(
        LiveToken token,
        DatasetId dataset,
        Distribution distribution,
        Path path,
        long size,
        String sha256,
        Decision.Allowed because)
        implements Answer {}

    /** The token is missing, dead, forged or someone else's. */
    record NoToken() implements Answer {}

    /** The token is for something else; whether the dataset exists is not said. */
    record NotCovered() implements Answer {}

    /** The dataset has no such file here. */
    record NoFile() implements Answer {}

    /** The rules no longer allow it. */
    record Refused(Explanation because) implements Answer {}

    /** The file on disk is not the one in the record. */
    record Damaged() implements Answer {}
  }

  /**
   * @param token as presented
   * @param dataset id as it stands in the address
   * @param rawPath what follows it, percent-encoded
   */
  public Answer open(Optional<String> token, String dataset, String rawPath) {
    Optional<LiveToken> live = token.flatMap(broker::verify);
    Optional<DatasetId> named = DatasetId.parse(dataset);
    if (live.isEmpty()) {
      token
          .flatMap(broker::former)
          .ifPresentOrElse(
              former -> refused(former.holder(), former.jti(), named, "token no longer good"),
              () -> anonymous.record("data.refused", subject(named), Map.of()));
      return new Answer.NoToken();
    }
    Optional<DatasetId> covered = named.filter(live.get().datasets()::contains);
    if (covered.isEmpty()) {
      refused(live.get().holder(), live.get().jti(), named, "token for something else");
      return new Answer.NotCovered();
    }
    return open(live.get(), covered.get(), rawPath);
  }

  private void refused(ActorRef holder, String jti, Optional<DatasetId> named, String reason) {
    trail.appendAlone(
        new AuditEvent(
            "data.refused",
            holder,
            subject(named),
            Outcome.DENIED,
            Optional.empty(),
            Map.of("token", jti, "reason", reason)));
  }

  /** Only an id is repeated, since the address is the caller's to make up. */
  private static String subject(Optional<DatasetId> named) {
    return named.map(id -> "dataset:" + id).orElse("");
  }

  private Answer open(LiveToken token, DatasetId dataset, String rawPath) {
    Optional<Distribution> distribution =
        FilePath.decode(rawPath)
            .flatMap(
                path ->
                    catalog
                        .find(dataset)
                        .flatMap(
                            there ->
                                there.metadata().distributions().stream()
                                    .filter(one -> one.path().equals(path))
                                    .findFirst()));
    Optional<Path> file = distribution.flatMap(folder::find);
    return switch (broker.mayReceive(token, dataset)) {
      case Admission.Refused refused -> {
        trail.appendAlone(
            AuditEvent.denied(
                "data.refused",
                token.holder(),
                "dataset:" + dataset,
                refused.because().bundle(),
                refused.because().inTrail()));
        yield new Answer.Refused(refused.because());
      }
      case Admission.Admitted admitted ->
          file.isEmpty()
              ? new Answer.NoFile()
              : intact(token, dataset, distribution.get(), file.get(), admitted.decision());
    };
  }

  private Answer intact(
      LiveToken token,
      DatasetId dataset,
      Distribution distribution,
      Path file,
      Decision.Allowed because) {
    try {
      String sum = sums.sha256(file);
      long size = Files.size(file);
      boolean same =
          distribution.sha256().map(sum::equals).orElse(true)
              && distribution.byteSize().map(bytes -> bytes == size).orElse(true);
      return same
          ? new Answer.File(token, dataset, distribution, file, size, sum, because)
          : damaged(token, dataset, distribution, because);
    } catch (IOException unreadable) {
      return damaged(token, dataset, distribution, because);
    }
  }

  /** On record, since somebody may have tampered with the file and its steward must learn of it. */
  private Answer damaged(
      LiveToken token, DatasetId dataset, Distribution distribution, Decision.Allowed because) {
    Map<String, Object> details = Explanation.inTrail(because.rules());
    details.put("path", distribution.path());
    trail.appendAlone(
        new AuditEvent(
            "data.damaged",
            token.holder(),
            "dataset:" + dataset,
            Outcome.FAILED,
            Optional.of(because.bundle()),
            details));
    return new Answer.Damaged();
  }

  /** Puts the use on record; committed when this returns, and only then may bytes leave. */
  public void record(Answer.File file, ByteRange range) {
    Map<String, Object> details = Explanation.inTrail(file.because().rules());
    details.put("path", file.distribution().path());
    details.put("sha256", file.sha256());
    details.put("token", file.token().jti());
    details.put("firstByte", range.first());
    details.put("bytes", range.length());
    trail.appendAlone(
        AuditEvent.allowed(
            "data.served",
            file.token().holder(),
            "dataset:" + file.dataset(),
            file.because().bundle(),
            details));
  }
}
