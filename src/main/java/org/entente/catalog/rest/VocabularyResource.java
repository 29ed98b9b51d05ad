package org.entente.catalog.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.catalog.Catalog;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Organisation;

/** The vocabularies that records draw on: organisations and challenge areas. Public. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vocabularies")
public class VocabularyResource {
  /** A listing. */
  public record Listing<T>(List<T> items) {}

  private final Catalog catalog;

  @Inject
  VocabularyResource(Catalog catalog) {
    this.catalog = catalog;
  }

  @GET
  @Path("/organisations")
  @Operation(summary = "Every organisation of the programme, by name")
  public Listing<Organisation> organisations() {
    return new Listing<>(catalog.organisations());
  }

  @GET
  @Path("/challenge-areas")
  @Operation(summary = "The programme's challenge areas, in its order")
  public Listing<ChallengeAreas.Area> challengeAreas() {
    return new Listing<>(ChallengeAreas.all());
  }
}
