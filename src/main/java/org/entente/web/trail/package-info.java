/**
 * The auditor's pages: the trail, filtered and paged by index, and its export.
 *
 * <p>Start with {@link org.entente.web.trail.TrailPages}. The doors are {@code AuditTrail} and
 * {@code AuditExports}; neither asks who calls, so the pages do, first of all.
 */
package org.entente.web.trail;
