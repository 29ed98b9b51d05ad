package org.entente.search.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.entente.testing.Seeds;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  private static double canonical(String number, String unit) {
    return Quantities.unit(unit).orElseThrow().canonical(new BigDecimal(number));
  }

  private static String dimension(String unit) {
    return Quantities.unit(unit).orElseThrow().dimension();
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, keV, 500, eV",
    "0, Cel, 273.15, K",
    "-273.15, Cel, 0, K",
    "32, [degF], 0, Cel",
    "212, degF, 100, °C",
    "20, mCel, 273.17, K",
    "1, MPa, 10, bar",
    "1, Å, 0.1, nm",
    "1, Ao, 0.1, nm",
    "1, µm, 1000, nm",
    "1, μm, 1, micron",
    "760, Torr, 101324.72, Pa",
    "1, g/cm^3, 1000, kg/m3",
    "1, g/cm³, 1000, kg.m-3",
    "1, Å⁻¹, 10, nm-1",
    "1, 1/Å, 10, /nm",
    "1, kW.h, 3.6, MJ",
    "1, m/s.s, 1, m",
    "1, m/(s.s), 1, m.s-2",
    "3, %, 0.03, 1",
    "1, d, 24, hours",
    "60, rpm, 1, Hz",
    "1, L, 1000, cm3",
    "9, [degF], -12.7777777777778, Cel"
  })
  void unitsOfOneDimensionCompare(String one, String unit, String other, String otherUnit) {
    assertThat(dimension(unit)).isEqualTo(dimension(otherUnit));
    assertThat(canonical(one, unit)).isEqualTo(canonical(other, otherUnit));
  }

  @Test
  void degreesInACompoundAreDifferences() {
    assertThat(canonical("5", "W/Cel")).isEqualTo(canonical("5", "W/K"));
    assertThat(canonical("9", "J/[degF]")).isEqualTo(canonical("16.2", "J/K"));
  }

  @Test
  void scalesThatAreNoMultiplesAreDimensionsOfTheirOwn() {
    assertThat(List.of(dimension("[pH]"), dimension("B"), dimension("[iU]"), dimension("mol/L")))
        .doesNotHaveDuplicates()
        .doesNotContain("");
    assertThat(canonical("10", "dB")).isEqualTo(canonical("1", "B"));
    assertThat(dimension("dB")).isEqualTo(dimension("B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J",
        "eV",
        "[psi]",
        "mol/l",
        "km2",
        "N.m",
        "kg.m2/s2",
        "V/m",
        "mm[Hg]",
        "10*3/uL",
        "Ohm",
        "T",
        "Gy",
        "b",
        "u",
        "deg",
        "atm",
        "[lb_av]",
        "[ft_i]",
        "a",
        "1/s",
        "cm-1",
        "J/(K.mol)"
      })
  void factorsAgreeWithTheLibrarysOwnConversion(String unit) throws Exception {
    try (InputStream definitions =
        UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
      Pair expected =
          new UcumEssenceService(definitions).getCanonicalForm(new Pair(new Decimal("1"), unit));
      double value = Double.parseDouble(expected.getValue().asDecimal());
      assertThat(canonical("1", unit)).isCloseTo(value, within(value * 1e-7));
      assertThat(dimension(unit)).isEqualTo(expected.getCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "k",
        "m/",
        "(",
        "3m",
        "1.5m",
        "",
        " ",
        "\u0000",
        "\ud800",
        "m m",
        "{",
        "{}}",
        "[",
        "km99",
        "m999999999",
        "YeV30.YeV30",
        "10*9999",
        "10*-9999",
        "2147483648.m",
        "((((((((((((m))))))))))))",
        "m-99999999999999999999",
        "////",
        "m..m"
      })
  void whatIsNoUnitOrHostileIsNone(String text) {
    assertThat(Quantities.unit(text)).isEmpty();
  }

  @Test
  void aLongUnitIsNotEvenLookedAt() {
    assertThat(Quantities.unit("m.".repeat(50_000) + "m")).isEmpty();
    assertThat(Quantities.unit("(".repeat(100_000))).isEmpty();
  }

  @Test
  void anyTextIsAUnitOrNone() {
    long seed = Seeds.one(20_261_124L);
    System.out.println("QuantitiesTest: -Dentente.test.seed=" + seed);
    Random random = new Random(seed);
    String signs = "mKgsAevkY./()*^-+0123456789[]{}'%\"°µ \u0000\ud83d";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(25); i >= 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      Quantities.unit(text.toString())
          .ifPresent(
              unit ->
                  assertThat(unit.canonical(BigDecimal.TEN))
                      .as("seed %d, `%s`", seed, text)
                      .isFinite()
                      .isGreaterThan(unit.canonical(BigDecimal.ZERO)));
    }
  }

  @Test
  void hugeNumbersStayNumbers() {
    assertThat(canonical("1e999", "K")).isInfinite();
    assertThat(canonical("-1e999", "K")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(canonical("1e-999", "K")).isZero();
    assertThat(canonical("1E-2000000000", "Cel")).isEqualTo(273.15);
    assertThat(canonical("1E+2000000000", "Cel")).isInfinite();
  }
}
