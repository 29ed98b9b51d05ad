/**
 * How text becomes words: the same for documents, for what people type and for what is marked.
 *
 * <p>Start with {@link org.entente.search.analysis.Analysis}. A text is cut at blanks into chunks;
 * each chunk is read by itself, whatever stands around it, by {@link
 * org.entente.search.analysis.PlainWords} where words have blanks between them, by a Japanese
 * dictionary where they do not, and by Unicode's rules for every other script. {@link
 * org.entente.search.analysis.TokenStreams} hands tokens to Lucene, so that a text is read once
 * however many fields it feeds. Knows nothing of documents or queries. Decided in ADR 0008.
 */
package org.entente.search.analysis;
