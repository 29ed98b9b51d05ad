package org.entente.search.scope;

/**
 * What ranking needs to know of a text field over a set of documents.
 *
 * @param documents that have at least one token in it
 * @param tokens all together, each document's count as its norm keeps it
 */
record FieldSums(int documents, long tokens) {
  FieldSums without(FieldSums fewer) {
    return new FieldSums(documents - fewer.documents, tokens - fewer.tokens);
  }
}
