package org.entente.search.query;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * Documents that pass a test, looked at one by one: what a scope allows instead of a range over
 * points. Only visible documents are tested.
 */
final class TestedQuery extends Query {
  /** Reading a doc value and comparing it; next to nothing beside a phrase, more than a bit. */
  private static final float COST = 4;

  private final Test test;

  /** Equal tests, and only those, pass the same documents. */
  interface Test {
    Tested in(LeafReaderContext segment) throws IOException;
  }

  /** Whether the document at which the iterator stands passes. */
  interface Check {
    boolean passes() throws IOException;
  }

  /**
   * A test in one segment.
   *
   * @param documents all that may pass
   */
  record Tested(DocIdSetIterator documents, Check check) {}

  TestedQuery(Test test) {
    this.test = test;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
        return new DefaultScorerSupplier(
            new ConstantScoreScorer(score(), scoreMode, passing(segment)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return false;
      }
    };
  }

  private TwoPhaseIterator passing(LeafReaderContext segment) throws IOException {
    Tested tested = test.in(segment);
    Bits live = segment.reader().getLiveDocs();
    return new TwoPhaseIterator(tested.documents()) {
      @Override
      public boolean matches() throws IOException {
        return live.get(approximation.docID()) && tested.check().passes();
      }

      @Override
      public float matchCost() {
        return COST;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return test.toString();
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && test.equals(((TestedQuery) other).test);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + test.hashCode();
  }
}
