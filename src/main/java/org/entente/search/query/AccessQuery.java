package org.entente.search.query;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.entente.search.SearchResult.Access;

/** Documents whose access is one of those asked for. */
final class AccessQuery extends Query {
  /** Reading a class and looking it up; next to nothing beside a phrase, more than a bit. */
  private static final float COST = 4;

  private final AccessLens lens;
  private final Set<Access> wanted;

  AccessQuery(AccessLens lens, Set<Access> wanted) {
    this.lens = lens;
    this.wanted = EnumSet.copyOf(wanted);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
        Scorer scorer = new ConstantScoreScorer(score(), scoreMode, matching(segment));
        return new DefaultScorerSupplier(scorer);
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return false;
      }
    };
  }

  private TwoPhaseIterator matching(LeafReaderContext segment) throws IOException {
    AccessLens.Segment access = lens.in(segment);
    Bits live = segment.reader().getLiveDocs();
    DocIdSetIterator all = DocIdSetIterator.all(segment.reader().maxDoc());
    return new TwoPhaseIterator(all) {
      @Override
      public boolean matches() throws IOException {
        return live.get(all.docID()) && wanted.contains(access.of(all.docID()));
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
    return "access:" + wanted;
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && lens == ((AccessQuery) other).lens
        && wanted.equals(((AccessQuery) other).wanted);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + wanted.hashCode();
  }
}
