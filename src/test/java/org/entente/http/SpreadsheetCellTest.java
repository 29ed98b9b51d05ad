package org.entente.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {
  @ParameterizedTest
  @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"})
  void noCellOfAnExportIsAFormula(String start) {
    assertThat(SpreadsheetCell.inert(start + "1+1")).startsWith("'");
  }

  @Test
  void otherCellsStayAsTheyAre() {
    assertThat(SpreadsheetCell.inert("dataset:1")).isEqualTo("dataset:1");
  }
}
