package org.entente.audit.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.audit.AuditEntry;
import org.entente.audit.AuditExports;
import org.entente.audit.AuditFilter;
import org.entente.audit.AuditReaders;
import org.entente.audit.AuditTrail;
import org.entente.audit.EntryJson;
import org.entente.audit.ExportFormat;
import org.entente.http.Caller;
import org.entente.http.SealedCursor;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/**
 * The trail for those whom the rules let read all of it, and for nobody else: neither a role nor
 * being an administrator is enough.
 */
@Path("/api/v1/audit")
@Authenticated
public class AuditResource {
  private static final int DEFAULT_PAGE = 50;

  private final AuditTrail trail;
  private final AuditReaders readers;
  private final Caller caller;
  private final SealedCursor cursors;
  private final AuditExports exports;

  AuditResource(
      AuditTrail trail,
      AuditReaders readers,
      Caller caller,
      SealedCursor cursors,
      AuditExports exports) {
    this.trail = trail;
    this.readers = readers;
    this.caller = caller;
    this.cursors = cursors;
    this.exports = exports;
  }

  @GET
  @Path("/entries")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> entries(
      @BeanParam EntryQuery query,
      @QueryParam("limit") String limitText,
      @QueryParam("cursor") String cursor) {
    demandReader();
    AuditFilter filter = query.filter();
    int limit = limit(limitText);
    String context = "audit-entries " + caller.ref().id() + " " + new TreeMap<>(filter.words());
    long before =
        cursor == null || cursor.isBlank()
            ? Long.MAX_VALUE
            : Long.parseLong(cursors.open(cursor, context));
    List<AuditEntry> page = trail.newestBefore(filter, before, limit);
    Map<String, Object> answer = new HashMap<>();
    answer.put("items", page.stream().map(EntryJson::of).toList());
    if (page.size() == limit) {
      long last = page.getLast().index().orElseThrow();
      if (last > 0) {
        answer.put("cursor", cursors.seal(Long.toString(last), context));
      }
    }
    return answer;
  }

  @GET
  @Path("/export")
  @Produces({"application/jsonl", "text/csv", MediaType.APPLICATION_JSON})
  public Response export(@BeanParam EntryQuery query, @QueryParam("format") String format) {
    demandReader();
    AuditFilter filter = query.filter();
    ExportFormat chosen =
        ExportFormat.parse(format)
            .orElseThrow(() -> EntryQuery.invalid("format", "`format` is jsonl or csv."));
    AuditExports.Export export = exports.begin(caller.ref(), chosen, filter);
    StreamingOutput body = export::writeTo;
    return Response.ok(body, chosen.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"entente-audit." + chosen.word() + "\"")
        .build();
  }

  private void demandReader() {
    if (!readers.callerReadsAll()) {
      throw new Problem(
          ProblemType.FORBIDDEN,
          "The trail is open to auditors of the programme office; ask one of them.");
    }
  }

  private static int limit(String text) {
    if (text == null || text.isBlank()) {
      return DEFAULT_PAGE;
    }
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > AuditTrail.MAX_PAGE) {
      throw EntryQuery.invalid(
          "limit", "`limit` is a number from 1 to " + AuditTrail.MAX_PAGE + ".");
    }
    return Integer.parseInt(text);
  }
}
