package org.entente.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Dataset;
import org.entente.catalog.DatasetIntake;
import org.entente.catalog.Metadata;
import org.entente.catalog.Metadata.Distribution;
import org.entente.catalog.Organisation;
import org.entente.catalog.RecordJson;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.Governance;
import org.entente.policy.GovernanceClass;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;

/** Datasets, scopes and queries from a seed, out of few words so that they meet often. */
public final class RandomCatalog {
  public static final List<Organisation> OWNERS =
      List.of(
          new Organisation(
              new RorId("https://ror.org/01qz5mb56"),
              "Oak Ridge National Laboratory",
              List.of("ORNL"),
              "US"),
          new Organisation(new RorId("https://ror.org/01sjwvz98"), "RIKEN", List.of(), "JP"));

  private static final List<String> WORDS =
      List.of(
          "neutron",
          "neutrons",
          "scattering",
          "fusion",
          "plasma",
          "x-ray",
          "tokamak",
          "creep",
          "steel",
          "the",
          "of",
          "quantum",
          "dots",
          "beam",
          "beams",
          "naïve",
          "中性子",
          "散乱",
          "データ",
          "2021",
          "sns",
          "riken",
          "ornl",
          "<b>",
          "&",
          "operando",
          "battery",
          "cathode",
          "SANS",
          "small-angle",
          "machine",
          "learning",
          "ML",
          "diffraction",
          "xray",
          "OpenStreetMap",
          "ABC-123",
          "中性子散乱による鉄鋼の測定を行った",
          "鉄鋼のデータを機械学習で解析する");

  /** Slips of the words above and of each other, and what no dataset says. */
  private static final List<String> SLIPS =
      List.of(
          "neutrom",
          "nuetron",
          "scatering",
          "plasna",
          "diffracsion",
          "catode",
          "batery",
          "tokamaks",
          "xyzzy",
          "quantun",
          "opensteetmap",
          "learnimg");

  private static final List<String> PHRASES =
      List.of(
          "small angle neutron scattering",
          "SANS",
          "machine learning",
          "x-ray diffraction",
          "XRD",
          "中性子散乱",
          "steel",
          "oak ridge national laboratory",
          "機械学習による鉄鋼の解析");
  private static final int CLASSES = 6;
  private static final Governance GOVERNANCE = unstated();

  private final Random random;
  private final RandomConditions conditions;

  public RandomCatalog(long seed) {
    this.random = new Random(seed);
    this.conditions = new RandomConditions(random);
  }

  private static Governance unstated() {
    try {
      var result =
          DatasetIntake.read(
              RecordJson.parse(
                  """
                  {"identifier":"a","title":"t","description":"d",
                   "owner":"https://ror.org/01qz5mb56"}"""
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
              Optional.empty());
      return ((DatasetIntake.Result.Accepted) result).draft().governance();
    } catch (RecordJson.NotARecord impossible) {
      throw new AssertionError(impossible);
    }
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public DatasetId id() {
    return new DatasetId(new UUID(random.nextLong(), random.nextLong()));
  }

  /** Another state of the dataset with this id; its class may change, its owner with it. */
  public Dataset dataset(DatasetId id) {
    int kind = below(CLASSES);
    String title = words(1 + below(5));
    String summary = words(3 + below(8));
    Metadata metadata =
        new Metadata(
            title,
            summary,
            below(3) == 0 ? summary + " " + words(5) : words(4 + below(60)) + rareSlip(),
            some(3).stream().map(_ -> words(1 + below(2))).distinct().toList(),
            some(2).stream().map(_ -> words(2)).distinct().toList(),
            maybe("" + (2018 + below(6)) + (below(2) == 0 ? "" : "-0" + (1 + below(9)) + "-11")),
            maybe("2020-02-02"),
            Optional.empty(),
            maybe(below(2) == 0 ? "CC0" : "CC-BY-4.0"),
            maybe("https://example.org/" + id.toString().substring(0, 3)),
            maybe("10.5555/" + id.toString().substring(0, 5)),
            some(2).stream()
                .map(_ -> ChallengeAreas.all().get(below(5) * 5).id())
                .distinct()
                .toList(),
            some(2).stream().map(_ -> words(1)).distinct().toList(),
            some(2).stream().map(_ -> words(1)).distinct().toList(),
            conditions.measurements(),
            conditions.temporal(),
            conditions.spatial(),
            some(3).stream()
                .map(
                    n ->
                        new Distribution(
                            n + (below(2) == 0 ? ".csv" : ".h5"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                .toList(),
            List.of());
    return new Dataset(
        id,
        "ds-" + id.toString().substring(0, 4),
        metadata,
        new GovernanceClass("class-" + kind, OWNERS.get(kind % OWNERS.size()).id(), GOVERNANCE),
        1,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** A dataset of the first class that says just this. */
  public static Dataset dataset(
      DatasetId id, String title, String summary, String description, List<String> keywords) {
    return new Dataset(
        id,
        title,
        new Metadata(
            title,
            summary,
            description,
            keywords,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        new GovernanceClass("class-0", OWNERS.getFirst().id(), GOVERNANCE),
        1,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** The dataset with other keywords. */
  public static Dataset with(Dataset dataset, List<String> keywords) {
    return with(dataset, keywords, dataset.metadata().issued());
  }

  /** The same dataset with another date. */
  public static Dataset issued(Dataset dataset, String issued) {
    return with(dataset, dataset.metadata().keywords(), Optional.of(issued));
  }

  private static Dataset with(Dataset dataset, List<String> keywords, Optional<String> issued) {
    Metadata it = dataset.metadata();
    return new Dataset(
        dataset.id(),
        dataset.identifier(),
        new Metadata(
            it.title(),
            it.summary(),
            it.description(),
            keywords,
            it.creators(),
            issued,
            it.modified(),
            it.version(),
            it.license(),
            it.landingPage(),
            it.doi(),
            it.challengeAreas(),
            it.instruments(),
            it.techniques(),
            it.measurements(),
            it.temporal(),
            it.spatial(),
            it.distributions(),
            it.derivedFrom()),
        dataset.governed(),
        dataset.revision(),
        dataset.createdAt(),
        dataset.updatedAt());
  }

  /** A bare record of one of the {@link #OWNERS} in a class of its own. */
  public Dataset bare(int owner, String title, String description, List<String> keywords) {
    return new Dataset(
        id(),
        "bare-" + below(1_000_000),
        new Metadata(
            title,
            description,
            description,
            keywords,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        new GovernanceClass("class-" + owner, OWNERS.get(owner).id(), GOVERNANCE),
        1,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** Whole records of every class. */
  public FixedScope everything() {
    Map<String, Visibility> visibilities = new HashMap<>();
    for (int kind = 0; kind < CLASSES; kind++) {
      visibilities.put("class-" + kind, Visibility.FULL);
    }
    return new FixedScope(visibilities, Map.of());
  }

  public FixedScope scope() {
    Map<String, Visibility> visibilities = new HashMap<>();
    Map<String, Access> accesses = new HashMap<>();
    for (int kind = 0; kind < CLASSES; kind++) {
      visibilities.put("class-" + kind, any(List.of(Visibility.values())));
      accesses.put("class-" + kind, any(List.of(Access.values())));
    }
    return new FixedScope(visibilities, accesses);
  }

  /** Grants for datasets in and out of scope, and for some that are gone. */
  public Set<DatasetId> grants(List<Dataset> all) {
    Set<DatasetId> grants =
        all.stream().map(Dataset::id).filter(_ -> below(6) == 0).collect(Collectors.toSet());
    grants.add(id());
    return grants;
  }

  /** Of a dataset that there is, whoever may see it, or of none. */
  public DatasetId known(List<Dataset> all) {
    return all.isEmpty() || below(8) == 0 ? id() : any(all).id();
  }

  public SearchQuery query(List<Dataset> all) {
    List<Field> facets = new ArrayList<>(List.of(Field.values()));
    Collections.shuffle(facets, random);
    return new SearchQuery(
        text(all),
        filters(all),
        facets.subList(0, below(facets.size() + 1)),
        any(List.of(Sort.values())),
        1 + below(12),
        Optional.empty());
  }

  public String text(List<Dataset> all) {
    return switch (below(15)) {
      case 0 -> "";
      case 1 -> all.isEmpty() ? "x" : any(all).identifier();
      case 2 -> all.isEmpty() ? "x" : any(all).metadata().title();
      case 3 -> "\"" + words(2) + "\" " + words(1);
      case 4 -> words(2) + " -" + words(1);
      case 5 -> "-" + words(1);
      case 6 ->
          all.isEmpty() ? "" : "https://doi.org/" + any(all).metadata().doi().orElse("10.1/x");
      case 7 -> any(SLIPS) + " " + words(below(4));
      case 8 -> words(1) + " " + any(SLIPS) + " " + any(SLIPS);
      case 9 -> any(PHRASES) + " " + words(below(3));
      case 10 -> all.isEmpty() ? "" : conditions.text(all);
      case 11 -> all.isEmpty() ? "" : words(1 + below(2)) + " " + conditions.text(all);
      default -> words(1 + below(7));
    };
  }

  /** A condition on what there may be, and what it means. */
  RandomConditions.Asked condition(List<Dataset> all) {
    return conditions.asked(all);
  }

  /** The beginning of something there may be, to be completed. */
  public String beginning() {
    String text = words(1 + below(2));
    return text.substring(0, Math.min(text.length(), 2 + below(4)));
  }

  private Map<Field, Set<String>> filters(List<Dataset> all) {
    Map<Field, Set<String>> filters = new EnumMap<>(Field.class);
    while (below(2) == 0 && !all.isEmpty()) {
      Metadata one = any(all).metadata();
      switch (below(8)) {
        case 0 -> filters.put(Field.OWNER, Set.of(OWNERS.get(below(2)).id().value()));
        case 1 ->
            filters.put(
                Field.ACCESS,
                Stream.generate(() -> any(List.of(SearchResult.Access.values())).word())
                    .limit(2)
                    .collect(Collectors.toSet()));
        case 2 -> put(filters, Field.KEYWORD, one.keywords());
        case 3 -> put(filters, Field.YEAR, one.year().map("%04d"::formatted).stream().toList());
        case 4 -> put(filters, Field.INSTRUMENT, one.instruments());
        case 5, 6 -> {
          Map.Entry<Field, Set<String>> range = conditions.filter();
          filters.put(range.getKey(), range.getValue());
        }
        default -> put(filters, Field.CHALLENGE_AREA, one.challengeAreas());
      }
    }
    return filters;
  }

  private static void put(Map<Field, Set<String>> filters, Field field, List<String> values) {
    if (!values.isEmpty()) {
      filters.put(field, Set.copyOf(values));
    }
  }

  private <T> T any(List<T> all) {
    return all.get(below(all.size()));
  }

  private List<Integer> some(int most) {
    return IntStream.range(0, below(most + 1)).boxed().toList();
  }

  private Optional<String> maybe(String value) {
    return below(3) == 0 ? Optional.empty() : Optional.of(value);
  }

  private String rareSlip() {
    return below(4) == 0 ? " " + any(SLIPS) : "";
  }

  private String words(int count) {
    return IntStream.range(0, count).mapToObj(_ -> any(WORDS)).collect(Collectors.joining(" "));
  }
}
