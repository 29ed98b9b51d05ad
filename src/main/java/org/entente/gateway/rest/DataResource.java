package org.entente.gateway.rest;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.entente.gateway.ByteRange;
import org.entente.gateway.DataGateway;
import org.entente.gateway.DataGateway.Answer;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.jboss.resteasy.reactive.PathPart;

/** Files of datasets, for holders of live access tokens. */
@Path("/data/{dataset}/{path:.*}")
@Blocking
@Tag(name = "data")
public class DataResource {
  private static final String BEARER = "Bearer ";

  private final DataGateway gateway;

  DataResource(DataGateway gateway) {
    this.gateway = gateway;
  }

  @GET
  @Operation(summary = "Downloads a file; understands Range, If-Range and If-None-Match")
  public Response get(
      @PathParam("dataset") String dataset,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    Answer.File file = open(dataset, headers, request);
    String tag = '"' + file.sha256() + '"';
    if (matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
      return described(Response.status(Response.Status.NOT_MODIFIED), file, tag).build();
    }
    Optional<String> range =
        Optional.ofNullable(headers.getHeaderString("Range"))
            .filter(
                asked ->
                    Optional.ofNullable(headers.getHeaderString("If-Range"))
                        .map(tag::equals)
                        .orElse(true));
    return switch (ByteRange.of(range, file.size())) {
      case ByteRange.Asked.Outside outside -> {
        // RFC 9110 section 15.5.17: the answer tells how long the file is.
        request.response().putHeader("Content-Range", "bytes */" + file.size());
        throw new Problem(
            ProblemType.RANGE_NOT_SATISFIABLE, "The file has " + file.size() + " bytes.");
      }
      case ByteRange.Asked.Whole whole -> {
        ByteRange all = new ByteRange(0, file.size());
        gateway.record(file, all);
        yield described(Response.ok(), file, tag).entity(part(file, all)).build();
      }
      case ByteRange.Asked.Part part -> {
        gateway.record(file, part.range());
        yield described(Response.status(Response.Status.PARTIAL_CONTENT), file, tag)
            .header(
                "Content-Range",
                "bytes %d-%d/%d"
                    .formatted(
                        part.range().first(),
                        part.range().first() + part.range().length() - 1,
                        file.size()))
            .entity(part(file, part.range()))
            .build();
      }
    };
  }

  @HEAD
  @Operation(summary = "What a download would answer, without the bytes")
  public Response head(
      @PathParam("dataset") String dataset,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request) {
    Answer.File file = open(dataset, headers, request);
    String tag = '"' + file.sha256() + '"';
    return matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)
        ? described(Response.status(Response.Status.NOT_MODIFIED), file, tag).build()
        : described(Response.ok(), file, tag)
            .header(HttpHeaders.CONTENT_LENGTH, file.size())
            .build();
  }

  private Answer.File open(String dataset, HttpHeaders headers, HttpServerRequest request) {
    return switch (gateway.open(bearer(headers), dataset, rawPath(request.path()))) {
      case Answer.File file -> file;
      case Answer.NoToken none ->
          throw new Problem(
              ProblemType.UNAUTHENTICATED,
              "Present a live access token for this dataset; exchange your sign-in token at"
                  + " /oauth2/token.");
      case Answer.NotCovered other ->
          throw new Problem(
              ProblemType.FORBIDDEN, "This access token is for something else; get one for this.");
      case Answer.NoFile none -> throw Problem.notFound();
      case Answer.Refused refused ->
          throw new Problem(
              ProblemType.FORBIDDEN,
              "The rules no longer allow you to receive this dataset.",
              refused.because().members());
      case Answer.Damaged damaged ->
          throw new Problem(
              ProblemType.UNAVAILABLE,
              "The file here differs from its record, so it is not served; tell the dataset's"
                  + " steward.");
    };
  }

  private static PathPart part(Answer.File file, ByteRange range) {
    return new PathPart(file.path(), range.first(), range.length());
  }

  private static Response.ResponseBuilder described(
      Response.ResponseBuilder answer, Answer.File file, String tag) {
    String name = file.distribution().path();
    String last = name.substring(name.lastIndexOf('/') + 1);
    return answer
        .type(
            file.distribution()
                .mediaType()
                .flatMap(DataResource::mediaType)
                .orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE))
        .header(HttpHeaders.ETAG, tag)
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename*=UTF-8''"
                + URLEncoder.encode(last, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private static Optional<MediaType> mediaType(String text) {
    try {
      return Optional.of(MediaType.valueOf(text));
    } catch (IllegalArgumentException notAMediaType) {
      return Optional.empty();
    }
  }

  private static boolean matches(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(one -> one.equals("*") || one.equals(tag));
  }

  /** What follows {@code /data/{dataset}/}, before anyone has decoded or normalised it. */
  private static String rawPath(String path) {
    String[] parts = path.split("/", 4);
    return parts.length < 4 ? "" : parts[3];
  }

  private static Optional<String> bearer(HttpHeaders headers) {
    return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip())
        .filter(token -> !token.isEmpty());
  }
}
