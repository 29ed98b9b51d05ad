/**
 * The pages of those who decide about requests: what waits for them, and all that one decision
 * rests on.
 *
 * <p>Start with {@link org.entente.web.review.QueuePages}. The doors are {@code AccessRequests} for
 * commands and {@code Reviews} for what the policies say; nothing is decided here.
 */
package org.entente.web.review;
