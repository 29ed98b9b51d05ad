/** The home page: the search, its filters and its results. All of its state is in the URL. */
package org.entente.web.search;
