package org.entente.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.Dataset;
import org.entente.catalog.FileStore;
import org.entente.catalog.Metadata;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;

/** A dataset as JSON, in the shape of its tier. */
sealed interface DatasetRecord {
  /** What everyone who may know of the dataset may read. */
  record Summary(
      DatasetId id, String identifier, String tier, String title, String summary, RorId owner)
      implements DatasetRecord {}

  /** The members of the native import record, with what the broker adds. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Full(
      DatasetId id,
      String identifier,
      String tier,
      String title,
      String summary,
      String description,
      List<String> keywords,
      RorId owner,
      List<String> creators,
      Optional<String> issued,
      Optional<String> modified,
      Optional<String> version,
      Optional<String> license,
      Optional<String> landingPage,
      Optional<String> doi,
      List<String> challengeAreas,
      List<String> instruments,
      List<String> techniques,
      List<Metadata.Measurement> measurements,
      Optional<Metadata.Temporal> temporal,
      Optional<Metadata.Spatial> spatial,
      List<File> distributions,
      List<String> derivedFrom,
      GovernanceRecord governance,
      long revision,
      Instant updatedAt)
      implements DatasetRecord {}

  /**
   * A distribution.
   *
   * @param location only where the bytes are elsewhere; our own folders are nobody's business
   * @param available whether this gateway serves the file
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record File(
      String path,
      Optional<String> mediaType,
      Optional<Long> byteSize,
      Optional<String> sha256,
      Optional<String> location,
      boolean available) {
    static File of(Metadata.Distribution one, FileStore files) {
      return new File(
          one.path(),
          one.mediaType(),
          one.byteSize(),
          one.sha256(),
          one.location().filter(location -> !location.startsWith("file:")),
          files.isAvailable(one));
    }
  }

  static DatasetRecord summary(Dataset dataset) {
    return new Summary(
        dataset.id(),
        dataset.identifier(),
        "summary",
        dataset.metadata().title(),
        dataset.metadata().summary(),
        dataset.owner());
  }

  static DatasetRecord full(Dataset dataset, FileStore files) {
    Metadata metadata = dataset.metadata();
    return new Full(
        dataset.id(),
        dataset.identifier(),
        "full",
        metadata.title(),
        metadata.summary(),
        metadata.description(),
        metadata.keywords(),
        dataset.owner(),
        metadata.creators(),
        metadata.issued(),
        metadata.modified(),
        metadata.version(),
        metadata.license(),
        metadata.landingPage(),
        metadata.doi(),
        metadata.challengeAreas(),
        metadata.instruments(),
        metadata.techniques(),
        metadata.measurements(),
        metadata.temporal(),
        metadata.spatial(),
        metadata.distributions().stream().map(one -> File.of(one, files)).toList(),
        metadata.derivedFrom(),
        GovernanceRecord.of(dataset.governance()),
        dataset.revision(),
        dataset.updatedAt());
  }
}
