/**
 * Search as JSON: {@code /api/v1/datasets}, with similar ones, and {@code /api/v1/suggestions};
 * what is found as a file, {@code /api/v1/datasets/export} and {@code /export}; and the index for
 * administrators, {@code /api/v1/search-index}.
 */
package org.entente.search.rest;
