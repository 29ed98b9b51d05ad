package org.entente.web.savedsearch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.web.Titles;

/**
 * A saved search as its owner reads it.
 *
 * @param asks in words
 * @param news in words, e.g. "3 new"; empty if there is nothing new or no alerts are wanted
 * @param fresh what is new, by name
 */
record SavedView(
    String href,
    String name,
    String asks,
    String alerts,
    boolean watched,
    Optional<String> news,
    List<Titles.Title> fresh,
    Instant checkedAt,
    Optional<Instant> mailedAt,
    Optional<Instant> undeliveredAt) {}
