package org.entente.harvest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.catalog.DatasetDraft;
import org.entente.catalog.DatasetIntake;
import org.entente.harvest.Importer;
import org.entente.harvest.Importer.SourceRecord;
import org.entente.harvest.Imports.Format;
import org.entente.kernel.RorId;

/** Reads bodies the way an import does, up to the point of saving. */
final class Drafts {
  private static final List<Importer> IMPORTERS =
      List.of(
          new EntenteImporter(),
          new DcatUsImporter(),
          new DataCiteImporter(),
          new CroissantImporter());

  private Drafts() {}

  /** Every record of the body as a draft; fails with the reason if one is not accepted. */
  static List<DatasetDraft> of(String format, InputStream body, Optional<RorId> owner) {
    Format wanted = Format.parse(format).orElseThrow();
    Importer importer =
        IMPORTERS.stream().filter(each -> each.format() == wanted).findFirst().orElseThrow();
    List<DatasetDraft> drafts = new ArrayList<>();
    try (body) {
      Importer.Records records = importer.open(body);
      Optional<SourceRecord> next = records.next();
      while (next.isPresent()) {
        drafts.add(draft(next.get(), owner));
        next = records.next();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (Importer.MalformedBody malformed) {
      throw new AssertionError(malformed.getMessage(), malformed);
    }
    return drafts;
  }

  private static DatasetDraft draft(SourceRecord record, Optional<RorId> owner) {
    return switch (record) {
      case SourceRecord.Broken(long line, String problem) ->
          throw new AssertionError("line " + line + ": " + problem);
      case SourceRecord.Mapped mapped ->
          switch (DatasetIntake.read(mapped.document(), owner)) {
            case DatasetIntake.Result.Accepted(DatasetDraft draft) -> draft;
            case DatasetIntake.Result.Refused(Optional<String> identifier, String problem) ->
                throw new AssertionError(
                    "line " + mapped.line() + " " + identifier.orElse("") + ": " + problem);
          };
    };
  }
}
