/**
 * The trail: every decision and every use, recorded in the transaction of what it records.
 *
 * <p>Start with {@link org.entente.audit.AuditTrail}. Entries are appended and read, never changed:
 * the application's database role can INSERT and SELECT them, nothing else. A sequencer gives
 * committed entries contiguous indexes. Knows only the kernel.
 */
@Feature(allowedDependencies = {"kernel", "http"})
package org.entente.audit;

import org.entente.kernel.Feature;
