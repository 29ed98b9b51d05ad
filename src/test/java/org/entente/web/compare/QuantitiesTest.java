package org.entente.web.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.entente.catalog.Metadata.Measurement;
import org.entente.web.compare.Quantities.Quantity;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
  @Test
  void rangesOfOneQuantityStandInTheUnitOfTheFirst() {
    assertThat(
            Quantities.of(
                List.of(
                    List.of(measured("Energy", "500", "2000", "eV")),
                    List.of(measured("energy", "0.5", "1.5", "keV")),
                    List.of())))
        .containsExactly(
            new Quantity(
                "Energy, eV", List.of(List.of("500 to 2000"), List.of("500 to 1500"), List.of())));
  }

  @Test
  void degreesAreCountedFromTheirOwnZero() {
    assertThat(
            Quantities.of(
                List.of(
                    List.of(measured("temperature", "300.15", null, "K")),
                    List.of(measured("temperature", "27", "27", "Cel")))))
        .containsExactly(
            new Quantity("temperature, K", List.of(List.of("300.15 to …"), List.of("300.15"))));
  }

  @Test
  void whatDoesNotMeasureTheSameStandsInRowsOfItsOwn() {
    assertThat(
            Quantities.of(
                List.of(
                    List.of(measured("pressure", "1", "2", "MPa")),
                    List.of(measured("pressure", "1", "2", "no-unit")))))
        .extracting(Quantity::name)
        .containsExactly("pressure, MPa", "pressure, no-unit");
  }

  @Test
  void aQuantityMeasuredTwiceKeepsBothRanges() {
    assertThat(
            Quantities.of(
                List.of(
                    List.of(measured("dose", "1", "1", "Gy"), measured("dose", "5", "5", "Gy")))))
        .containsExactly(new Quantity("dose, Gy", List.of(List.of("1", "5"))));
  }

  @Test
  void aNumberWithoutUnitIsItself() {
    assertThat(Quantities.of(List.of(List.of(measured("runs", "3", "3", "1")))))
        .containsExactly(new Quantity("runs", List.of(List.of("3"))));
  }

  private static Measurement measured(String name, String min, String max, String unit) {
    return new Measurement(
        name,
        min == null ? null : new BigDecimal(min),
        max == null ? null : new BigDecimal(max),
        unit);
  }
}
