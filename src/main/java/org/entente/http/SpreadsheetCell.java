package org.entente.http;

/** Cells of a CSV file that people open in a spreadsheet. */
public final class SpreadsheetCell {
  /** Some spreadsheets take the full-width forms for the plain ones. */
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n|%＝＋－＠｜％";

  private SpreadsheetCell() {}

  /**
   * A cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, "CSV
   * Injection"): the files quote what strangers typed.
   */
  public static String inert(String cell) {
    return !cell.isEmpty() && STARTS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
