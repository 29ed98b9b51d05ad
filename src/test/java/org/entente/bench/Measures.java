package org.entente.bench;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How good rankings are, as means over queries. Every relevant record counts alike, those that the
 * collection names and lacks included, for every ranking alike.
 */
final class Measures {
  private static final int FEW = 5;
  private static final int TEN = 10;

  private int queries;
  private double precisionAtFive;
  private double precisionAtTen;
  private double gain;
  private double reciprocalRank;
  private double recall;

  void add(List<String> ranking, Set<String> relevant) {
    queries++;
    double found = 0;
    double reached = 0;
    double ideal = 0;
    double reciprocal = 0;
    double all = 0;
    for (int rank = 0; rank < ranking.size(); rank++) {
      if (!relevant.contains(ranking.get(rank))) {
        continue;
      }
      all++;
      reciprocal = Math.max(reciprocal, 1.0 / (rank + 1));
      precisionAtFive += rank < FEW ? 1.0 / FEW : 0;
      found += rank < TEN ? 1 : 0;
      reached += rank < TEN ? worth(rank) : 0;
    }
    for (int rank = 0; rank < Math.min(TEN, relevant.size()); rank++) {
      ideal += worth(rank);
    }
    precisionAtTen += found / TEN;
    gain += reached / ideal;
    reciprocalRank += reciprocal;
    recall += all / relevant.size();
  }

  private static double worth(int rank) {
    return Math.log(2) / Math.log(rank + 2);
  }

  static String head() {
    return String.format(
        Locale.ROOT, "%-34s %8s %8s %8s %8s %8s", "", "P@5", "P@10", "NDCG@10", "MRR", "R@100");
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "%-34s %8.4f %8.4f %8.4f %8.4f %8.4f",
        name,
        precisionAtFive / queries,
        precisionAtTen / queries,
        gain / queries,
        reciprocalRank / queries,
        recall / queries);
  }
}
