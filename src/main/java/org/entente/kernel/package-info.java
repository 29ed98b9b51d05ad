/**
 * The words every feature shares: typed ids, who acted, and the kinds of problem a caller can meet.
 *
 * <p>Start with {@link org.entente.kernel.DatasetId} and {@link org.entente.kernel.ActorRef}. The
 * kernel knows no framework and no feature; it stays under ten types. Time is {@link
 * java.time.Clock}, injected; randomness is {@link java.security.SecureRandom}, injected.
 */
@Feature
package org.entente.kernel;
