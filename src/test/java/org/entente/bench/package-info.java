/**
 * Benchmarks: how fast search is over a million datasets, and what its being scoped costs.
 *
 * <p>They are no tests: nothing here runs with the suite or fails for being slow. Each is a class
 * named {@code ...Bench}, started by {@code deploy/local/bench}; method and last figures are in
 * {@code src/docs/benchmarks.md}. Start with {@link org.entente.bench.Synthetic}, which makes the
 * datasets, and {@link org.entente.bench.PreparedIndex}, which indexes them through the real code.
 */
package org.entente.bench;
