package org.entente.search.language;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spellings of units that are no UCUM codes but leave no doubt. */
final class UnitSpellings {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  /** {@code m^2}, but not {@code 10^2}, which is UCUM. */
  private static final Pattern CARET = Pattern.compile("(?<=[A-Za-z\\])])\\^");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("kelvin", "K"),
          Map.entry("degC", "Cel"),
          Map.entry("celsius", "Cel"),
          Map.entry("Celsius", "Cel"),
          Map.entry("degF", "[degF]"),
          Map.entry("fahrenheit", "[degF]"),
          Map.entry("Fahrenheit", "[degF]"),
          Map.entry("angstrom", "Ao"),
          Map.entry("Angstrom", "Ao"),
          Map.entry("angstroms", "Ao"),
          Map.entry("micron", "um"),
          Map.entry("microns", "um"),
          Map.entry("ohm", "Ohm"),
          Map.entry("ohms", "Ohm"),
          Map.entry("tesla", "T"),
          Map.entry("gauss", "G"),
          Map.entry("volt", "V"),
          Map.entry("volts", "V"),
          Map.entry("watt", "W"),
          Map.entry("watts", "W"),
          Map.entry("torr", "mm[Hg]"),
          Map.entry("Torr", "mm[Hg]"),
          Map.entry("mTorr", "um[Hg]"),
          Map.entry("mmHg", "mm[Hg]"),
          Map.entry("psi", "[psi]"),
          Map.entry("barn", "b"),
          Map.entry("barns", "b"),
          Map.entry("amu", "u"),
          Map.entry("ppm", "[ppm]"),
          Map.entry("ppb", "[ppb]"),
          Map.entry("percent", "%"),
          Map.entry("rpm", "{rev}/min"),
          Map.entry("cc", "cm3"),
          Map.entry("sec", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("hr", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("yr", "a"),
          Map.entry("year", "a"),
          Map.entry("years", "a"));

  private UnitSpellings() {}

  /** The text in UCUM's letters; what is unknown stays as it is. */
  static String ucum(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replace("°C", "Cel")
            .replace("°F", "[degF]")
            .replace("°", "deg")
            .replace("Å", "Ao")
            .replace("Ω", "Ohm")
            .replace('μ', 'u')
            .replace('−', '-')
            .replace('·', '.')
            .replace('⋅', '.')
            .replace('×', '.');
    return CARET.matcher(WORD.matcher(plain).replaceAll(UnitSpellings::word)).replaceAll("");
  }

  private static String word(MatchResult word) {
    return WORDS.getOrDefault(word.group(), word.group());
  }
}
