/** Search as JSON: {@code /api/v1/datasets} and {@code /api/v1/suggestions}. */
package org.entente.search.rest;
