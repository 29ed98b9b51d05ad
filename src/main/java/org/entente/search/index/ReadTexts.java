package org.entente.search.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.search.analysis.Analysis;
import org.entente.search.analysis.Token;

/** The texts of one record, each read into words once, however many fields it goes into. */
final class ReadTexts {
  private final Map<String, List<Token>> read = new HashMap<>();

  List<Token> tokens(String text) {
    return read.computeIfAbsent(text, Analysis::tokens);
  }
}
