/**
 * Datasets and organisations over HTTP; the listing of datasets is search's.
 *
 * <p>Start with {@link org.entente.catalog.rest.DatasetResource}. A record is written by tier:
 * {@link org.entente.catalog.rest.DatasetRecord} holds the two shapes and nothing else leaves.
 */
package org.entente.catalog.rest;
