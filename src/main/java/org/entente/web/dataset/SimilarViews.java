package org.entente.web.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;
import org.entente.search.Search;
import org.entente.search.SearchResult.Hit;

/** The way on from a dataset to others that the reader may know of. */
@ApplicationScoped
class SimilarViews {
  private static final int MOST = 5;

  private final Search search;

  SimilarViews(Search search) {
    this.search = search;
  }

  /** One of them; the owner as people know it. */
  record SimilarView(String href, String title, String owner) {
    static SimilarView of(Hit hit) {
      return new SimilarView(
          "/datasets/" + hit.id(), hit.title(), hit.ownerName().orElse(hit.owner().value()));
    }
  }

  /**
   * None for a dataset that the index does not hold yet, or while there is no index: the record is
   * worth showing without them.
   */
  List<SimilarView> of(Actor reader, DatasetId dataset) {
    try {
      return search.similar(reader, dataset, MOST).stream()
          .flatMap(List::stream)
          .map(SimilarView::of)
          .toList();
    } catch (Problem problem) {
      if (problem.type() == ProblemType.UNAVAILABLE) {
        return List.of();
      }
      throw problem;
    }
  }
}
