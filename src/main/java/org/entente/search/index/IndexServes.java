package org.entente.search.index;

/** Said once after the start, when an index answers for the first time. */
public record IndexServes() {}
