/** A dataset's page: its record by tier, its files, and what the reader may do with it and why. */
package org.entente.web.dataset;
