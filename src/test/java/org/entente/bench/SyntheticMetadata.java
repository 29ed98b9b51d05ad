package org.entente.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.catalog.ChallengeAreas;
import org.entente.catalog.Metadata;
import org.entente.kernel.RorId;

/**
 * Records that read like real ones: sentences of one real record and of others, a word changed here
 * and there, and codes of runs and samples, most of them rare, so that the vocabulary grows with
 * the collection.
 */
final class SyntheticMetadata {
  private static final int SUMMARY = 300;
  private static final int CODES = 400_000;
  private static final List<String> CODE_KINDS =
      List.of("run", "sample", "scan", "IPTS", "batch", "shot", "cell", "BL", "lot", "proposal");
  private static final List<String> LICENCES =
      List.of(
          "CC-BY-4.0",
          "CC0-1.0",
          "https://www.nist.gov/open/license.cfm",
          "ODbL-1.0",
          "CC-BY-NC-4.0",
          "MIT",
          "Apache-2.0",
          "CC-BY-SA-4.0",
          "PDDL-1.0");
  private static final List<String> FORMATS =
      List.of("csv", "h5", "nxs", "parquet", "json", "tif", "zip", "nc", "txt", "cif", "vcf");
  private static final List<String> INSTRUMENTS =
      List.of(
          "NOMAD",
          "POWGEN",
          "TOPAZ",
          "ARCS",
          "SEQUOIA",
          "CNCS",
          "HYSPEC",
          "VULCAN",
          "SNAP",
          "CORELLI",
          "MANDI",
          "BASIS",
          "VISION",
          "EQ-SANS",
          "USANS",
          "HB-2A POWDER",
          "HB-3 TAX",
          "BL04B2",
          "BL02B2",
          "SuperNova",
          "Titan Krios",
          "JEM-ARM200F",
          "D8 ADVANCE",
          "Themis Z",
          "DIII-D Thomson scattering",
          "NSTX-U MSE",
          "8-ID-I",
          "11-ID-B",
          "34-ID-E",
          "SALS 7.3.3",
          "MFX",
          "XPP",
          "CXI",
          "Frontier",
          "Aurora",
          "Fugaku",
          "NanoSIMS 50L");
  private static final List<String> TECHNIQUES =
      List.of(
          "neutron diffraction",
          "x-ray diffraction",
          "small-angle scattering",
          "inelastic neutron scattering",
          "transmission electron microscopy",
          "cryo-electron microscopy",
          "mass spectrometry",
          "density functional theory",
          "molecular dynamics",
          "whole genome sequencing",
          "Raman spectroscopy",
          "x-ray absorption spectroscopy",
          "atom probe tomography",
          "nuclear magnetic resonance",
          "Thomson scattering",
          "computed tomography",
          "lidar",
          "satellite imagery",
          "finite element analysis",
          "machine learning");
  private static final List<Metadata.Measurement> QUANTITIES =
      List.of(
          quantity("temperature", 4, 1_200, "K"),
          quantity("temperature", -40, 900, "Cel"),
          quantity("pressure", 1, 90, "GPa"),
          quantity("photon energy", 1, 120, "keV"),
          quantity("neutron energy", 1, 500, "meV"),
          quantity("wavelength", 1, 20, "Ao"),
          quantity("magnetic field", 0, 30, "T"),
          quantity("voltage", 0, 300, "kV"),
          quantity("duration", 1, 400, "h"));

  private final Corpus corpus;
  private final List<String> creators;
  private final int slice;

  SyntheticMetadata(Corpus corpus) {
    this.corpus = corpus;
    this.creators = corpus.creators();
    this.slice = corpus.sources().size() / corpus.organisations().size();
  }

  Metadata of(Chance chance, RorId owner) {
    Corpus.Source subject =
        chance.percent(50) ? special(chance, owner) : chance.pick(corpus.sources());
    Corpus.Source other = chance.pick(corpus.sources());
    String description = description(chance, subject, other);
    String issued = issued(chance);
    return new Metadata(
        title(chance, subject),
        summary(description),
        description,
        keywords(chance, subject, other),
        several(chance, 1, 5, creators),
        Optional.of(issued),
        Optional.empty(),
        Optional.empty(),
        chance.percent(85) ? Optional.of(chance.zipf(LICENCES)) : Optional.empty(),
        Optional.empty(),
        chance.percent(40) ? Optional.of("10.5555/" + code(chance)) : Optional.empty(),
        several(chance, 1, 3, ChallengeAreas.all().stream().map(ChallengeAreas.Area::id).toList()),
        several(chance, 0, 2, INSTRUMENTS),
        several(chance, 0, 3, TECHNIQUES),
        several(chance, 0, 3, QUANTITIES).stream().map(each -> narrowed(chance, each)).toList(),
        chance.percent(30)
            ? Optional.of(new Metadata.Temporal(Optional.of(issued), Optional.of(issued(chance))))
            : Optional.empty(),
        chance.percent(12) ? Optional.of(somewhere(chance)) : Optional.empty(),
        distributions(chance),
        List.of());
  }

  /** What an organisation works on more than others do. */
  private Corpus.Source special(Chance chance, RorId owner) {
    int first = Math.floorMod(owner.value().hashCode(), corpus.organisations().size()) * slice;
    return corpus.sources().get(first + chance.below(slice));
  }

  private String title(Chance chance, Corpus.Source subject) {
    int length = chance.between(4, 12);
    List<String> words = new ArrayList<>();
    subject.title().stream()
        .limit(length)
        .map(word -> varied(chance, word, 12))
        .forEach(words::add);
    while (words.size() < 4) {
      words.add(
          subject.keywords().isEmpty()
              ? chance.pick(corpus.tokens())
              : chance.pick(subject.keywords()));
    }
    if (chance.percent(35)) {
      words.add(code(chance));
    }
    return String.join(" ", words);
  }

  private String description(Chance chance, Corpus.Source subject, Corpus.Source other) {
    int wanted = 40 + (int) (160 * Math.pow(chance.fraction(), 1.6));
    StringBuilder text = new StringBuilder(wanted * 7);
    int words = 0;
    for (int sentence = 0; words < wanted; sentence++) {
      Corpus.Source from =
          sentence < 4 ? subject : sentence < 6 ? other : chance.pick(corpus.sources());
      int number = sentence < 4 ? sentence : sentence < 6 ? sentence - 4 : 0;
      if (number < from.sentences().size()) {
        List<String> said = from.sentences().get(number);
        for (String word : said) {
          text.append(text.isEmpty() ? "" : " ").append(varied(chance, word, 8));
        }
        words += said.size();
      }
    }
    return text.toString();
  }

  /** The first sentences that fit, as an import has it where a record gives none. */
  private static String summary(String description) {
    if (description.length() <= SUMMARY) {
      return description;
    }
    int stop = description.lastIndexOf(". ", SUMMARY - 1);
    return stop >= 40
        ? description.substring(0, stop + 1)
        : description.substring(0, description.lastIndexOf(' ', SUMMARY - 1)) + "…";
  }

  private String varied(Chance chance, String word, int percent) {
    int draw = chance.below(200);
    if (draw < 2) {
      return code(chance);
    }
    return draw < 2 * percent ? chance.pick(corpus.tokens()) : word;
  }

  private static String code(Chance chance) {
    int rank = chance.rank(CODES);
    return CODE_KINDS.get(rank % CODE_KINDS.size()) + "-" + rank;
  }

  private List<String> keywords(Chance chance, Corpus.Source subject, Corpus.Source other) {
    return IntStream.range(0, chance.between(3, 8))
        .mapToObj(_ -> chance.percent(65) ? subject : other)
        .flatMap(
            from ->
                from.keywords().isEmpty() ? Stream.of() : Stream.of(chance.pick(from.keywords())))
        .distinct()
        .toList();
  }

  private static String issued(Chance chance) {
    int year = 2026 - (int) (24 * Math.pow(chance.fraction(), 2.2));
    return "%04d-%02d-%02d".formatted(year, chance.between(1, 12), chance.between(1, 28));
  }

  private static <T> List<T> several(Chance chance, int least, int most, List<T> from) {
    return IntStream.range(0, chance.between(least, most))
        .mapToObj(_ -> chance.zipf(from))
        .distinct()
        .toList();
  }

  private static Metadata.Measurement quantity(String name, int min, int max, String unit) {
    return new Metadata.Measurement(name, BigDecimal.valueOf(min), BigDecimal.valueOf(max), unit);
  }

  private static Metadata.Measurement narrowed(Chance chance, Metadata.Measurement widest) {
    int least = widest.min().intValue();
    int from = chance.between(least, widest.max().intValue());
    int upTo = chance.between(from, widest.max().intValue());
    return quantity(widest.name(), from, upTo, widest.unit());
  }

  private static Metadata.Spatial somewhere(Chance chance) {
    double west = chance.between(-180, 170);
    double south = chance.between(-60, 60);
    return new Metadata.Spatial(
        west, south, west + chance.between(1, 9), south + chance.between(1, 9));
  }

  private static List<Metadata.Distribution> distributions(Chance chance) {
    return IntStream.range(0, chance.between(1, 4))
        .mapToObj(
            number ->
                new Metadata.Distribution(
                    "data/part-" + number + "." + chance.zipf(FORMATS),
                    Optional.empty(),
                    Optional.of((long) chance.below(2_000_000_000)),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }
}
