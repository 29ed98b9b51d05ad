package org.entente.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Dataset;
import org.entente.catalog.Metadata;
import org.entente.kernel.DatasetId;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.FacetCount;

/**
 * Filters and counts over plain records, one after another: what the index has to agree with. It
 * knows nothing of words.
 */
public final class PlainSearch {
  private final List<Dataset> all;
  private final FixedScope scope;
  private final Set<DatasetId> grants;

  public PlainSearch(List<Dataset> all, FixedScope scope, Set<DatasetId> grants) {
    this.all = all;
    this.scope = scope;
    this.grants = grants;
  }

  /** Those of the filters that name whole values: ranges and units are beyond this. */
  public static Map<Field, Set<String>> whole(Map<Field, Set<String>> filters) {
    Map<Field, Set<String>> whole = new HashMap<>(filters);
    whole.remove(Field.MEASURED);
    if (whole.getOrDefault(Field.YEAR, Set.of()).stream().anyMatch(year -> year.length() != 4)) {
      whole.remove(Field.YEAR);
    }
    return whole;
  }

  /** What matches the filters. */
  public List<Dataset> matching(Map<Field, Set<String>> filters) {
    return all.stream()
        .filter(one -> visibility(one) != Visibility.HIDDEN)
        .filter(
            one ->
                filters.entrySet().stream()
                    .allMatch(
                        filter ->
                            named(filter.getKey(), one).stream()
                                .anyMatch(filter.getValue()::contains)))
        .toList();
  }

  /** A field of science stands for its areas. */
  private List<String> named(Field field, Dataset one) {
    List<String> values = values(field, one);
    return field != Field.CHALLENGE_AREA
        ? values
        : values.stream()
            .flatMap(id -> Stream.of(id, ChallengeAreas.find(id).orElseThrow().field()))
            .toList();
  }

  /** A facet beside these filters. */
  public List<FacetCount> facet(Field field, Map<Field, Set<String>> filters) {
    Map<Field, Set<String>> others = new HashMap<>(filters);
    others.remove(field);
    List<Dataset> counted = matching(others);
    if (field == Field.CHALLENGE_AREA) {
      return areas(counted);
    }
    Comparator<FacetCount> order = Comparator.comparing(FacetCount::value);
    if (field != Field.YEAR) {
      order = Comparator.comparingLong(FacetCount::count).reversed().thenComparing(order);
    }
    return counted.stream()
        .flatMap(one -> values(field, one).stream())
        .distinct()
        .map(value -> new FacetCount(value, having(counted, field, value)))
        .sorted(order)
        .limit(field == Field.YEAR ? 400 : 50)
        .toList();
  }

  private List<FacetCount> areas(List<Dataset> counted) {
    Comparator<FacetCount> order =
        Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);
    return ChallengeAreas.all().stream()
        .map(ChallengeAreas.Area::field)
        .distinct()
        .map(science -> new FacetCount(science, inScience(counted, science)))
        .filter(science -> science.count() > 0)
        .sorted(order)
        .flatMap(
            science ->
                Stream.concat(
                    Stream.of(science),
                    ChallengeAreas.all().stream()
                        .filter(area -> area.field().equals(science.value()))
                        .map(
                            area ->
                                new FacetCount(
                                    area.id(),
                                    having(counted, Field.CHALLENGE_AREA, area.id()),
                                    Optional.of(science.value())))
                        .filter(area -> area.count() > 0)
                        .sorted(order)))
        .toList();
  }

  private long inScience(List<Dataset> counted, String science) {
    return counted.stream()
        .filter(
            one ->
                values(Field.CHALLENGE_AREA, one).stream()
                    .anyMatch(id -> ChallengeAreas.find(id).orElseThrow().field().equals(science)))
        .count();
  }

  private long having(List<Dataset> counted, Field field, String value) {
    return counted.stream().filter(one -> values(field, one).contains(value)).count();
  }

  public Visibility visibility(Dataset one) {
    return scope.visibility(one.governed().id());
  }

  public String access(Dataset one) {
    return grants.contains(one.id())
        ? "granted"
        : scope.access(one.governed().id()).name().toLowerCase(java.util.Locale.ROOT);
  }

  private List<String> values(Field field, Dataset one) {
    Metadata metadata = one.metadata();
    if (field == Field.OWNER) {
      return List.of(one.owner().value());
    }
    if (field == Field.ACCESS) {
      return List.of(access(one));
    }
    if (visibility(one) != Visibility.FULL) {
      return List.of();
    }
    return switch (field) {
      case KEYWORD -> metadata.keywords();
      case CHALLENGE_AREA -> metadata.challengeAreas();
      case YEAR -> metadata.year().map("%04d"::formatted).stream().toList();
      case LICENSE -> metadata.license().stream().toList();
      case INSTRUMENT -> metadata.instruments();
      case TECHNIQUE -> metadata.techniques();
      case FORMAT ->
          metadata.distributions().stream()
              .flatMap(file -> file.format().stream())
              .distinct()
              .toList();
      case OWNER, ACCESS, MEASURED -> throw new AssertionError(field);
    };
  }
}
