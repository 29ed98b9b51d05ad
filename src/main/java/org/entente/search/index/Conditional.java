package org.entente.search.index;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.catalog.Metadata.Measurement;
import org.entente.catalog.Organisation;
import org.entente.search.language.ConditionField;
import org.entente.search.language.Days;

/**
 * What conditions on single fields look at. Ranges are tested document by document over doc values:
 * points and skippers summarise over documents that nobody may see.
 */
final class Conditional {
  private Conditional() {}

  /** Of both documents: made from identifier, title and owner alone. */
  static void addCommon(
      Document document, Dataset dataset, Optional<Organisation> owner, ReadTexts texts) {
    inOrder(document, ConditionField.TITLE, List.of(dataset.metadata().title()), texts);
    inOrder(
        document, ConditionField.OWNER, owner.map(Organisation::names).orElse(List.of()), texts);
    WholeValues.add(document, Fields.IDENTIFIER, dataset.identifier());
  }

  /** Of the whole record only. */
  static void addFull(Document document, Metadata metadata, ReadTexts texts) {
    inOrder(document, ConditionField.CREATOR, metadata.creators(), texts);
    inOrder(document, ConditionField.KEYWORD, metadata.keywords(), texts);
    inOrder(document, ConditionField.INSTRUMENT, metadata.instruments(), texts);
    inOrder(document, ConditionField.TECHNIQUE, metadata.techniques(), texts);
    inOrder(document, ConditionField.LICENSE, metadata.license().stream().toList(), texts);
    FieldWords.add(
        document,
        Fields.words(ConditionField.DESCRIPTION),
        List.of(metadata.summary(), metadata.description()),
        texts);
    metadata.doi().ifPresent(doi -> WholeValues.add(document, Fields.DOI, doi));
    days(document, ConditionField.ISSUED, metadata.issued().flatMap(Days::of));
    days(document, ConditionField.MODIFIED, metadata.modified().flatMap(Days::of));
    days(
        document,
        ConditionField.TAKEN,
        metadata.temporal().flatMap(taken -> Days.between(taken.start(), taken.end())));
    metadata
        .spatial()
        .ifPresent(box -> document.add(new BinaryDocValuesField(Fields.BOX, Extents.encode(box))));
    measurements(document, metadata.measurements(), texts);
  }

  private static void measurements(
      Document document, List<Measurement> measurements, ReadTexts texts) {
    if (!measurements.isEmpty()) {
      inOrder(
          document,
          ConditionField.MEASURED,
          measurements.stream().map(Measurement::name).distinct().toList(),
          texts);
      document.add(
          new BinaryDocValuesField(Fields.MEASUREMENTS, Measurements.encode(measurements)));
    }
  }

  private static void inOrder(
      Document document, ConditionField field, List<String> values, ReadTexts texts) {
    FieldWords.addInOrder(document, Fields.words(field), values, texts);
  }

  private static void days(Document document, ConditionField field, Optional<Days> days) {
    days.ifPresent(
        some -> document.add(new NumericDocValuesField(Fields.days(field), Extents.encode(some))));
  }
}
