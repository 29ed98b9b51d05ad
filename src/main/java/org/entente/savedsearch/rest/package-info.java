/** Saved searches as JSON: {@code /api/v1/saved-searches}. */
package org.entente.savedsearch.rest;
