/**
 * The curator's pages: hand in a file of records, follow the job.
 *
 * <p>Start with {@link org.entente.web.imports.ImportPages}. A running job's page asks for itself
 * again every two seconds where htmx runs, and offers a link where it does not.
 */
package org.entente.web.imports;
