package org.entente.policy.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.impact.Impacts;
import org.entente.policy.impact.Level;
import org.entente.policy.impact.Turn;

/** What a draft would change: for administrators, programme officers and stewards. */
@Path("/api/v1/policies/impacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies")
public class ImpactResource {
  private static final int MOST_FILES = 500;
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final String LIMIT = "[1-9][0-9]?|100";

  private final Impacts impacts;
  private final PolicySource source;
  private final Actors actors;
  private final PreviewStarts previews;

  ImpactResource(Impacts impacts, PolicySource source, Actors actors, PreviewStarts previews) {
    this.impacts = impacts;
    this.source = source;
    this.actors = actors;
    this.previews = previews;
  }

  /**
   * @param files the whole draft: texts by their path below {@code policies/}
   */
  public record Draft(Map<String, String> files) {}

  @POST
  @Operation(summary = "Begins a preview; 202, then follow it at Location")
  public Response start(Draft draft) {
    Actor reader = reader();
    return previews.begin(reader, built(draft));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "How far a preview of your own is, and what came of it")
  public ImpactRecord read(@PathParam("id") String id) {
    Actor reader = reader();
    return uuid(id)
        .flatMap(known -> impacts.find(reader, known))
        .map(ImpactRecord::of)
        .orElseThrow(Problem::notFound);
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Gives up a preview of your own; one that has ended stays as it is")
  public ImpactRecord cancel(@PathParam("id") String id) {
    Actor reader = reader();
    return uuid(id)
        .flatMap(known -> impacts.cancel(reader, known))
        .map(ImpactRecord::of)
        .orElseThrow(Problem::notFound);
  }

  @GET
  @Path("/{id}/datasets")
  @Operation(summary = "The datasets behind one change, as far as you may know them")
  public ImpactRecord.Datasets datasets(
      @PathParam("id") String id,
      @QueryParam("row") String row,
      @QueryParam("level") String level,
      @QueryParam("turn") String turn,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    Actor reader = reader();
    if (row == null) {
      throw new Problem(ProblemType.INVALID, "`row` is the `key` of a row.");
    }
    if (!limit.matches(LIMIT)) {
      throw new Problem(ProblemType.INVALID, "`limit` is a whole number from 1 to 100.");
    }
    Impacts.Asked asked =
        new Impacts.Asked(
            row,
            word("level", Level.values(), Level::word, level),
            word("turn", Turn.values(), Turn::word, turn));
    Optional<DatasetId> from = Optional.ofNullable(cursor).flatMap(DatasetId::parse);
    if (cursor != null && from.isEmpty()) {
      throw new Problem(ProblemType.INVALID, "`cursor` is that of the page before.");
    }
    return uuid(id)
        .flatMap(known -> impacts.datasets(reader, known, asked, from, Integer.parseInt(limit)))
        .map(ImpactRecord.Datasets::of)
        .orElseThrow(Problem::notFound);
  }

  /** Before anything else is looked at, the draft least of all. */
  private Actor reader() {
    Actor reader = actors.current();
    if (reader.isAnonymous()) {
      throw new Problem(ProblemType.UNAUTHENTICATED, "Sign in to see what a draft would change.");
    }
    if (!impacts.admits(reader)) {
      throw PreviewStarts.notAllowed();
    }
    return reader;
  }

  private PolicySource.Loaded.Valid built(Draft draft) {
    if (draft == null || draft.files() == null || draft.files().isEmpty()) {
      throw new Problem(ProblemType.INVALID, "`files` holds the texts of the draft by path.");
    }
    List<String> strange =
        draft.files().entrySet().stream()
            .filter(file -> file.getValue() == null || !PolicyFiles.isPath(file.getKey()))
            .map(Map.Entry::getKey)
            .sorted()
            .limit(20)
            .toList();
    if (!strange.isEmpty()) {
      throw new Problem(
          ProblemType.INVALID,
          "A bundle has `schema.cedarschema` and files such as `consortium/access.cedar`,"
              + " `partners/01qz5mb56/staff.cedar` and `tests/people.yaml`, each with its text.",
          Map.of("flaws", strange));
    }
    long characters = draft.files().values().stream().mapToLong(String::length).sum();
    if (draft.files().size() > MOST_FILES || characters > MOST_CHARACTERS) {
      throw new Problem(
          ProblemType.TOO_LARGE, "A draft has at most 500 files and 4,000,000 characters.");
    }
    return switch (source.build(new PolicyFiles(draft.files()))) {
      case PolicySource.Loaded.Valid valid -> valid;
      case PolicySource.Loaded.Invalid invalid -> throw PreviewStarts.flawed(invalid.flaws());
    };
  }

  private static <T> T word(String name, T[] values, Function<T, String> words, String given) {
    return Arrays.stream(values)
        .filter(value -> words.apply(value).equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    ProblemType.INVALID,
                    "`%s` is one of %s."
                        .formatted(
                            name,
                            Arrays.stream(values).map(words).collect(Collectors.joining(", ")))));
  }

  private static Optional<UUID> uuid(String id) {
    return DatasetId.parse(id).map(DatasetId::value);
  }
}
