package org.entente.search.rest;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.SearchQuery;
import org.entente.search.export.ExportFormat;

/** An export as it stands in an address: a search, without pages and facets. */
public class ExportParameters {
  @Parameter(description = "csv, json or bibtex")
  @QueryParam("format")
  String format;

  @Parameter(description = "as in a search")
  @QueryParam("q")
  String text;

  @Parameter(description = "as in a search")
  @QueryParam("filter")
  List<String> filters;

  @Parameter(description = "relevance, newest or title")
  @QueryParam("sort")
  String sort;

  ExportFormat chosenFormat() {
    return ExportFormat.parse(format)
        .orElseThrow(
            () ->
                new Problem(
                    ProblemType.INVALID,
                    "`format` is csv, json or bibtex.",
                    Map.of("field", "format")));
  }

  SearchQuery query() {
    QueryParameters search = new QueryParameters();
    search.text = text;
    search.filters = filters;
    search.facets = List.of();
    search.sort = sort;
    return search.query();
  }
}
