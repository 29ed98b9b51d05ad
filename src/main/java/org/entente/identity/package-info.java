/**
 * Who is calling, and what is known of them.
 *
 * <p>Start with {@link org.entente.identity.Actor}. An actor's facts come from token claims and
 * from registered facts, each with its source and expiry; a missing or expired fact is absent,
 * which is not the same as false. Owns the actors seen, the registered facts and the agreements.
 * Knows nothing of datasets or policies.
 *
 * <p>The registers have two doors, {@link org.entente.identity.Registrar} for facts and {@link
 * org.entente.identity.AgreementRegister}. Who may say what is one table, {@code Mandates}; what
 * counts where sources differ is one class, {@code FactSheet}: lists are united, and an answer on
 * which sources contradict each other is absent, so that neither an error nor the passing of time
 * opens a door. Rows are only ever added. {@code src/docs/registers.md} tells people the same.
 */
@Feature(allowedDependencies = {"kernel", "http", "audit"})
package org.entente.identity;

import org.entente.kernel.Feature;
