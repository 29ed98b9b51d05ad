package org.entente.harvest.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.catalog.Catalog;
import org.entente.harvest.Imports;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.kernel.RorId;

/** Imports: for curators. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
public class ImportResource {
  /** A listing. */
  public record Listing(List<ImportRecord> items) {}

  private final Imports imports;
  private final Catalog catalog;
  private final Actors actors;
  private final String publicUrl;

  @Inject
  ImportResource(
      Imports imports,
      Catalog catalog,
      Actors actors,
      @ConfigProperty(name = "entente.public-url") String publicUrl) {
    this.imports = imports;
    this.catalog = catalog;
    this.actors = actors;
    this.publicUrl = publicUrl;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Hands in a body; 202 once it is stored durably, then follow the job at Location")
  public Response start(
      @QueryParam("format") String format, @QueryParam("owner") String owner, InputStream body) {
    Actor curator = curator("import.started");
    Imports.Format known =
        Imports.Format.parse(format == null ? "" : format)
            .orElseThrow(() -> new Problem(ProblemType.INVALID, "`format` must be " + formats()));
    Optional<RorId> owning = ownerOf(owner);
    return switch (started(curator, known, owning, body)) {
      case Imports.Started.Accepted(UUID job) ->
          Response.accepted(imports.find(curator, job).map(ImportRecord::of).orElseThrow())
              .location(URI.create(publicUrl + "/api/v1/imports/" + job))
              .build();
      case Imports.Started.Empty() ->
          throw new Problem(ProblemType.INVALID, "The body is empty; send the records in it.");
      case Imports.Started.TooLarge() ->
          throw new Problem(
              ProblemType.TOO_LARGE, "A body has at most 256 MiB; send the records in several.");
    };
  }

  private Imports.Started started(
      Actor curator, Imports.Format format, Optional<RorId> owner, InputStream body) {
    try {
      return imports.start(curator, format, owner, body);
    } catch (IOException broken) {
      throw new Problem(ProblemType.MALFORMED, "The body could not be read to its end.");
    }
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "How far the job is, and which records were left out and why")
  public ImportRecord read(@PathParam("id") String id) {
    Actor curator = curator("import.viewed");
    return uuid(id)
        .flatMap(job -> imports.find(curator, job))
        .map(ImportRecord::of)
        .orElseThrow(Problem::notFound);
  }

  @GET
  @Operation(summary = "The newest jobs, without their errors")
  public Listing newest(@QueryParam("limit") @DefaultValue("50") String limit) {
    Actor curator = curator("import.viewed");
    if (!limit.matches("[1-9][0-9]?|100")) {
      throw new Problem(ProblemType.INVALID, "`limit` is a whole number from 1 to 100.");
    }
    return new Listing(
        imports.newest(curator, Integer.parseInt(limit)).stream().map(ImportRecord::of).toList());
  }

  /** Before anything else is looked at, the body least of all. */
  private Actor curator(String attempt) {
    Actor actor = actors.current();
    if (actor.isAnonymous()) {
      throw new Problem(ProblemType.UNAUTHENTICATED, "Sign in as a curator to import.");
    }
    if (!catalog.admitsCurator(actor, attempt)) {
      throw new Problem(ProblemType.FORBIDDEN, "Only curators import.");
    }
    return actor;
  }

  private Optional<RorId> ownerOf(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    RorId owner =
        RorId.parse(text)
            .orElseThrow(
                () ->
                    new Problem(
                        ProblemType.INVALID,
                        "`owner` must be a ROR id such as https://ror.org/01qz5mb56"));
    if (catalog.organisation(owner).isEmpty()) {
      throw new Problem(
          ProblemType.INVALID,
          "`owner` is not an organisation of the programme; see /api/v1/organisations");
    }
    return Optional.of(owner);
  }

  private static Optional<UUID> uuid(String id) {
    return org.entente.kernel.DatasetId.parse(id).map(org.entente.kernel.DatasetId::value);
  }

  private static String formats() {
    return "one of "
        + Arrays.stream(Imports.Format.values())
            .map(Imports.Format::word)
            .collect(Collectors.joining(", "));
  }
}
