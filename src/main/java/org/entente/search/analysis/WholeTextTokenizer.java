package org.entente.search.analysis;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Lucene's view of the tokens of one text, with their places in it. */
final class WholeTextTokenizer extends Tokenizer {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

  private Iterator<Token> tokens = List.<Token>of().iterator();
  private int position;
  private int length;

  @Override
  public void reset() throws IOException {
    super.reset();
    StringWriter text = new StringWriter();
    input.transferTo(text);
    length = text.getBuffer().length();
    tokens = Analysis.tokens(text.toString()).iterator();
    position = -1;
  }

  @Override
  public boolean incrementToken() {
    if (!tokens.hasNext()) {
      return false;
    }
    clearAttributes();
    Token token = tokens.next();
    term.append(token.term());
    place.setOffset(correctOffset(token.start()), correctOffset(token.end()));
    step.setPositionIncrement(token.position() - position);
    position = token.position();
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    place.setOffset(correctOffset(length), correctOffset(length));
  }
}
