package org.entente.search.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.SearchQuery;
import org.entente.search.Suggestion.Kind;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;
import org.entente.search.language.ConditionField;
import org.entente.search.scope.Audience;

/**
 * A dataset as Lucene documents: the whole record for those who may read it, and a summary for
 * those who may only know of it.
 *
 * <p>INVARIANT (tier): the summary document is made from id, identifier, title, summary and owner
 * and from nothing else; whatever is not in it cannot match, be counted, sorted by or shown.
 */
final class Documents {
  private static final int LONGEST_TITLE_ORDER = 200;

  private final Dataset dataset;
  private final Optional<Organisation> owner;

  private final ReadTexts texts = new ReadTexts();
  private final List<Token> title;

  private final List<Token> summary;
  private final List<List<Token>> names;

  private Documents(Dataset dataset, Optional<Organisation> owner) {
    this.dataset = dataset;
    this.owner = owner;
    this.title = texts.tokens(dataset.metadata().title());
    this.summary = texts.tokens(dataset.metadata().summary());
    this.names =
        owner.stream()
            .flatMap(organisation -> organisation.names().stream())
            .map(texts::tokens)
            .toList();
  }

  /** Both documents; they are replaced together. */
  static List<Document> of(Dataset dataset, Optional<Organisation> owner) {
    Documents documents = new Documents(dataset, owner);
    return List.of(documents.full(), documents.summary());
  }

  /** The form of an id as a term. */
  static String term(DatasetId id) {
    return id.toString();
  }

  private Document summary() {
    TextFields text = commonText();
    text.add(summary, Weight.BODY);
    Document document = common(Visibility.SUMMARY);
    text.addTo(document);
    FieldWords.add(
        document,
        Fields.words(ConditionField.DESCRIPTION),
        List.of(dataset.metadata().summary()),
        texts);
    return document;
  }

  private Document full() {
    Metadata metadata = dataset.metadata();
    Document document = common(Visibility.FULL);
    fullText(metadata).addTo(document);
    metadata.doi().ifPresent(doi -> exact(document, doi));
    completions(document, Kind.KEYWORD, metadata.keywords());
    completions(document, Kind.INSTRUMENT, metadata.instruments());
    completions(document, Kind.TECHNIQUE, metadata.techniques());
    areas(metadata)
        .forEach(
            area -> completion(document, Kind.CHALLENGE_AREA, area.name(), area.name(), area.id()));
    metadata.issued().or(metadata::modified).ifPresent(date -> dateOrder(document, date));
    values(document, SearchQuery.Field.KEYWORD, metadata.keywords());
    values(document, SearchQuery.Field.CHALLENGE_AREA, metadata.challengeAreas());
    values(document, SearchQuery.Field.YEAR, metadata.year().map(Fields::year).stream().toList());
    values(document, SearchQuery.Field.LICENSE, metadata.license().stream().toList());
    values(document, SearchQuery.Field.INSTRUMENT, metadata.instruments());
    values(document, SearchQuery.Field.TECHNIQUE, metadata.techniques());
    values(document, SearchQuery.Field.FORMAT, formats(metadata));
    values(
        document,
        SearchQuery.Field.MEASURED,
        metadata.measurements().stream().map(Metadata.Measurement::name).toList());
    Conditional.addFull(document, metadata, texts);
    document.add(new StoredField(Fields.SHOWN_DESCRIPTION, metadata.description()));
    metadata.year().ifPresent(year -> document.add(new StoredField(Fields.SHOWN_YEAR, year)));
    shown(document, Fields.SHOWN_KEYWORD, metadata.keywords());
    shown(document, Fields.SHOWN_FORMAT, formats(metadata));
    shown(document, Fields.SHOWN_ISSUED, metadata.issued().stream().toList());
    shown(document, Fields.SHOWN_DOI, metadata.doi().stream().toList());
    shown(document, Fields.SHOWN_LICENSE, metadata.license().stream().toList());
    shown(document, Fields.SHOWN_LANDING_PAGE, metadata.landingPage().stream().toList());
    shown(document, Fields.SHOWN_CREATOR, metadata.creators());
    shown(document, Fields.SHOWN_INSTRUMENT, metadata.instruments());
    shown(document, Fields.SHOWN_TECHNIQUE, metadata.techniques());
    return document;
  }

  private TextFields fullText(Metadata metadata) {
    TextFields text = commonText();
    metadata.keywords().forEach(one -> text.add(texts.tokens(one), Weight.KEYWORDS));
    methods(metadata).forEach(one -> text.add(texts.tokens(one), Weight.METHODS));
    metadata.creators().forEach(one -> text.add(texts.tokens(one), Weight.CREATORS));
    if (!metadata.description().startsWith(metadata.summary().replaceFirst("…$", ""))) {
      text.add(summary, Weight.BODY);
    }
    text.add(texts.tokens(metadata.description()), Weight.BODY);
    return text;
  }

  private TextFields commonText() {
    TextFields text = new TextFields();
    text.add(title, Weight.TITLE);
    names.forEach(name -> text.add(name, Weight.OWNER));
    return text;
  }

  private Document common(Visibility tier) {
    Metadata metadata = dataset.metadata();
    String id = term(dataset.id());
    Document document = new Document();
    document.add(
        new SortedDocValuesField(
            Audience.FIELD, new BytesRef(new Audience(dataset.governed().id(), tier).encode())));
    document.add(new StringField(Fields.ID, id, Field.Store.YES));
    document.add(new SortedDocValuesField(Fields.ID_ORDER, new BytesRef(id)));
    owner.ifPresent(
        organisation ->
            organisation
                .names()
                .forEach(
                    name ->
                        completion(
                            document,
                            Kind.OWNER,
                            name,
                            organisation.name(),
                            organisation.id().value())));
    exact(document, dataset.identifier());
    exact(document, metadata.title());
    TextFields.addSet(document, Fields.TITLE_COMPLETION, Completions.ofTitle(metadata.title()));
    document.add(
        new SortedDocValuesField(
            Fields.TITLE_ORDER, new BytesRef(Analysis.alphabetical(head(metadata.title())))));
    values(document, SearchQuery.Field.OWNER, List.of(dataset.owner().value()));
    Conditional.addCommon(document, dataset, owner, texts);
    document.add(new StoredField(Fields.SHOWN_IDENTIFIER, dataset.identifier()));
    document.add(new StoredField(Fields.SHOWN_TITLE, metadata.title()));
    document.add(new StoredField(Fields.SHOWN_SUMMARY, metadata.summary()));
    document.add(new StoredField(Fields.SHOWN_OWNER, dataset.owner().value()));
    shown(document, Fields.SHOWN_OWNER_NAME, owner.map(Organisation::names).orElse(List.of()));
    return document;
  }

  private static List<String> methods(Metadata metadata) {
    List<String> methods = new ArrayList<>(metadata.instruments());
    methods.addAll(metadata.techniques());
    areas(metadata).map(ChallengeAreas.Area::name).forEach(methods::add);
    return methods;
  }

  private static Stream<ChallengeAreas.Area> areas(Metadata metadata) {
    return metadata.challengeAreas().stream().flatMap(id -> ChallengeAreas.find(id).stream());
  }

  private static List<String> formats(Metadata metadata) {
    return metadata.distributions().stream()
        .flatMap(one -> one.format().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static void exact(Document document, String value) {
    WholeValues.add(document, Fields.EXACT, value);
  }

  private static void completions(Document document, Kind kind, List<String> values) {
    values.stream().distinct().forEach(value -> completion(document, kind, value, value, value));
  }

  private static void completion(
      Document document, Kind kind, String typed, String text, String value) {
    Completions.terms(kind, typed, text, value)
        .forEach(
            term -> document.add(new StringField(Fields.VALUE_COMPLETION, term, Field.Store.NO)));
  }

  private static void shown(Document document, String field, List<String> values) {
    values.forEach(value -> document.add(new StoredField(field, value)));
  }

  private static void values(Document document, SearchQuery.Field field, List<String> values) {
    values.stream()
        .filter(value -> value.length() <= WholeValues.LONGEST)
        .distinct()
        .forEach(
            value -> document.add(new KeywordField(Fields.values(field), value, Field.Store.NO)));
  }

  /** Days since 1970 of a date that may be a year, a month, a day or an instant. */
  private static void dateOrder(Document document, String date) {
    String day =
        switch (date.length()) {
          case 4 -> date + "-01-01";
          case 7 -> date + "-01";
          default -> date.substring(0, Math.min(date.length(), 10));
        };
    try {
      document.add(new NumericDocValuesField(Fields.DATE_ORDER, LocalDate.parse(day).toEpochDay()));
    } catch (java.time.DateTimeException unreadable) {
      // An old record may hold a date that intake refuses today: it sorts with those without one.
    }
  }

  private static String head(String title) {
    return title
        .strip()
        .substring(0, Math.min(title.strip().length(), LONGEST_TITLE_ORDER))
        .toLowerCase(Locale.ROOT);
  }
}
