package org.entente.harvest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.entente.harvest.Importer;
import org.entente.harvest.Imports.Format;

/**
 * Croissant 1.0 and 1.1 descriptions (MLCommons): one, a list, or one a line. Open where the
 * licence is; everything else is for the steward to say.
 */
@ApplicationScoped
class CroissantImporter implements Importer {
  @Override
  public Format format() {
    return Format.CROISSANT;
  }

  @Override
  public Records open(InputStream body) throws IOException, MalformedBody {
    return new Document(body, "@graph", CroissantImporter::map);
  }

  static ObjectNode map(ObjectNode source) {
    Optional<String> licence = Source.line(source, "license", 2_000);
    Draft draft =
        new Draft()
            .put(
                "identifier",
                Source.line(source, "url", 512).or(() -> Source.line(source, "name", 512)))
            .put("title", Source.line(source, "name", 1_000))
            .description(Source.text(source, "description"))
            .list("keywords", Source.lines(source, "keywords", 200), 500)
            .list("creators", Source.lines(source, "creator", 300), 1_000)
            .put("issued", Source.date(Source.line(source, "datePublished", 40)))
            .put("modified", Source.date(Source.line(source, "dateModified", 40)))
            .put("version", Source.line(source, "version", 100))
            .put("license", licence)
            .put("landingPage", Source.webAddress(Source.line(source, "url", 512)))
            .set(
                "governance",
                Optional.of(Rights.isOpenLicence(licence) ? Rights.open() : Rights.unstated()));
    Source.values(source, "distribution").forEach(file -> distribution(draft, file));
    return draft.finish(source);
  }

  /** A FileSet, and a file inside an archive, has no address of its own. */
  private static void distribution(Draft draft, JsonNode file) {
    Source.address(Source.line(file, "contentUrl", 2_000))
        .ifPresent(
            address ->
                draft.distribution(
                    Optional.of(address),
                    Source.mediaType(Source.line(file, "encodingFormat", 200)),
                    Source.byteSize(file, "contentSize"),
                    Source.line(file, "sha256", 64)
                        .filter(hash -> hash.matches("[0-9a-fA-F]{64}"))));
  }
}
