package org.entente.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.search.SearchResult.Details;
import org.entente.search.SearchResult.Hit;
import org.entente.search.index.Fields;

/** Turns documents found into hits, from what is stored with them. */
final class Hits {
  private final IndexSearcher searcher;
  private final AccessLens lens;
  private final Highlights highlights;

  Hits(IndexSearcher searcher, AccessLens lens, Highlights highlights) {
    this.searcher = searcher;
    this.lens = lens;
    this.highlights = highlights;
  }

  List<Hit> of(List<? extends ScoreDoc> found) throws IOException {
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc each : found) {
      hits.add(hit(each, stored.document(each.doc)));
    }
    return hits;
  }

  private Hit hit(ScoreDoc found, Document document) throws IOException {
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(found.doc, segments));
    int doc = found.doc - segment.docBase;
    String title = document.get(Fields.SHOWN_TITLE);
    String summary = document.get(Fields.SHOWN_SUMMARY);
    return new Hit(
        DatasetId.parse(document.get(Fields.ID)).orElseThrow(),
        document.get(Fields.SHOWN_IDENTIFIER),
        title,
        summary,
        new RorId(document.get(Fields.SHOWN_OWNER)),
        Optional.ofNullable(document.get(Fields.SHOWN_OWNER_NAME)),
        lens.in(segment).isFull(doc),
        lens.in(segment).of(doc),
        Float.isNaN(found.score) ? 0 : found.score,
        highlights.title(title),
        highlights.passage(summary, Optional.ofNullable(document.get(Fields.SHOWN_DESCRIPTION))),
        Stream.of(document.getFields(Fields.SHOWN_YEAR))
            .map(IndexableField::numericValue)
            .map(Number::intValue)
            .findFirst(),
        Arrays.asList(document.getValues(Fields.SHOWN_KEYWORD)),
        Arrays.asList(document.getValues(Fields.SHOWN_FORMAT)),
        details(document));
  }

  private static Details details(Document document) {
    return new Details(
        Optional.ofNullable(document.get(Fields.SHOWN_ISSUED)),
        Optional.ofNullable(document.get(Fields.SHOWN_DOI)),
        Optional.ofNullable(document.get(Fields.SHOWN_LICENSE)),
        Optional.ofNullable(document.get(Fields.SHOWN_LANDING_PAGE)),
        Arrays.asList(document.getValues(Fields.SHOWN_CREATOR)),
        Arrays.asList(document.getValues(Fields.SHOWN_INSTRUMENT)),
        Arrays.asList(document.getValues(Fields.SHOWN_TECHNIQUE)));
  }
}
